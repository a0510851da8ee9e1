import { listCampaigns } from '#lib/api/campaigns.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => ({
  campaigns: await listCampaigns(fetch, params.territory),
});
