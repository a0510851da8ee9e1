import { readCampaign } from '#lib/api/campaigns.ts';
import type { PageServerLoad } from './$types';

/** The campaign, open or not: what becomes of a response that comes after its end is said by the server that takes it. */
export const load: PageServerLoad = async ({ fetch, params }) => ({
  campaign: await readCampaign(fetch, params.territory, params.campaign),
});
