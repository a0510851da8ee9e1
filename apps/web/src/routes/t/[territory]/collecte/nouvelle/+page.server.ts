import { fail, redirect } from '@sveltejs/kit';
import type { CollectingMode } from '@belvedere/contracts/collecting';
import { listAreas } from '#lib/api/areas.ts';
import { listCampaigns } from '#lib/api/campaigns.ts';
import { createCollectingSession } from '#lib/api/collecting.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { notFound } from '#lib/server/not-found.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

/** One form for each campaign, since targets are by its neighbourhoods. */
export const load: PageServerLoad = async ({ fetch, params, parent, url }) => {
  const { me } = await parent();
  const here = me?.memberships.find(({ territory }) => territory.slug === params.territory);
  if (!here?.may.includes('collecting-session.create')) notFound();
  const campaigns = (await listCampaigns(fetch, params.territory)).filter(({ state }) => state !== 'closed');
  const campaign = campaigns.find(({ slug }) => slug === url.searchParams.get('campagne')) ?? campaigns[0];
  const areas = campaign ? await listAreas(fetch, params.territory, campaign.areaKind) : [];
  return { campaigns, campaign, areas: areas.map(({ code, name }) => ({ code, name })) };
};

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const fields = await fieldsOf(request);
    let made: string;
    try {
      ({ id: made } = await createCollectingSession(fetch, params.territory, wantedOf(fields)));
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      const { status, code, errors = [] } = failure.problem;
      return fail(status, { fields, refusal: code, errors });
    }
    redirect(303, localizeHref(`/t/${params.territory}/collecte/${made}`));
  },
};

/** What the form says. What is none of what is asked for is sent as it is, for the API to refuse. */
function wantedOf({
  campaign = '',
  mode,
  place = '',
  people = '',
  day,
  time,
  idle,
  ...rest
}: Record<string, string>) {
  const targets = Object.entries(rest)
    .filter(([name, value]) => name.startsWith('target:') && value !== '' && value !== '0')
    .map(([name, value]) => ({ area: name.slice('target:'.length), target: Number(value) }));
  return {
    ...{ campaign, place, people, targets, ends: `${day ?? ''}T${time ?? ''}` },
    mode: mode as CollectingMode,
    ...(idle && { idleAfterS: Number(idle) }),
  };
}
