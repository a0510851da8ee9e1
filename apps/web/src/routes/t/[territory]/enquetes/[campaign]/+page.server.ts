import { readCampaign } from '#lib/api/campaigns.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => ({
  campaign: await readCampaign(fetch, params.territory, params.campaign),
});
