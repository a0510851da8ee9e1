import { readCampaign } from '#lib/api/campaigns.ts';
import { notFound } from '#lib/server/not-found.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

/** Nothing here depends on who asks, so that a device may keep it; what is typed in is taken from members only. */
export const load: PageServerLoad = async ({ fetch, params }) => {
  const campaign = await readCampaign(fetch, params.territory, params.campaign);
  if (campaign.survey.asksForPlaces) notFound(m.refusal_places_not_on_paper());
  return { campaign };
};
