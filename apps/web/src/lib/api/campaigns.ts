import { Campaign, CampaignList } from '@belvedere/contracts/campaigns';
import { request } from './client.ts';

const root = (territory: string) => `/api/territories/${encodeURIComponent(territory)}/campaigns`;

/** The campaigns of a territory, in the order in which the API gives them. */
export async function listCampaigns(fetch: typeof globalThis.fetch, territory: string): Promise<Campaign[]> {
  const { campaigns } = await request(fetch, CampaignList, root(territory));
  return campaigns;
}

/** One campaign. @throws RequestFailure 404 when there is none of that name */
export const readCampaign = (fetch: typeof globalThis.fetch, territory: string, campaign: string) =>
  request(fetch, Campaign, `${root(territory)}/${encodeURIComponent(campaign)}`);
