import { fail } from '@sveltejs/kit';
import { capsPath, readCampaign, readCaps } from '#lib/api/campaigns.ts';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

/** To whoever does not facilitate, this page does not exist: the API says so. */
export const load: PageServerLoad = async ({ fetch, params: { territory, campaign } }) => {
  const [caps, read] = await Promise.all([
    readCaps(fetch, territory, campaign),
    readCampaign(fetch, territory, campaign),
  ]);
  return { caps, campaign: read };
};

export const actions: Actions = {
  default: async (event) => {
    const { territory, campaign } = event.params;
    const sent = await fieldsOf(event.request);
    const { most = '', ...byArea } = sent;
    const areas = Object.entries(byArea)
      .map(([code, chosen]) => [code, capOf(chosen)] as const)
      .filter(([, cap]) => cap !== null);
    const caps = { most: capOf(most), areas: Object.fromEntries(areas) };
    const answer = await askAccount(event, capsPath(territory, campaign), caps, 'PUT');
    if (answer.refusal === null) return { saved: true };
    return fail(answer.status, { sent, refusal: answer.refusal, errors: answer.errors });
  },
};

/** What was chosen; '' is no cap. What was none of the choices is sent as it is, for the API to refuse. */
const capOf = (chosen: string): number | string | null =>
  chosen === '' ? null : /^\d+$/.test(chosen) ? Number(chosen) : chosen;
