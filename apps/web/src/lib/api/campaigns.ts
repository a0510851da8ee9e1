import { Campaign, CampaignCaps, CampaignList, NoticeVersions } from '@belvedere/contracts/campaigns';
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

/** Where the API keeps the caps of a campaign. */
export const capsPath = (territory: string, campaign: string) =>
  `${root(territory)}/${encodeURIComponent(campaign)}/caps`;

/** How many responses a campaign wants at most. @throws RequestFailure 404 for whoever does not facilitate */
export const readCaps = (fetch: typeof globalThis.fetch, territory: string, campaign: string) =>
  request(fetch, CampaignCaps, capsPath(territory, campaign));

/** Where the API keeps the notice of a campaign. */
export const noticePath = (territory: string, campaign: string) =>
  `${root(territory)}/${encodeURIComponent(campaign)}/notice`;

/** Every version of the notice of a campaign. @throws RequestFailure 404 for whoever does not facilitate */
export async function listNoticeVersions(
  fetch: typeof globalThis.fetch,
  territory: string,
  campaign: string,
) {
  const { versions } = await request(fetch, NoticeVersions, noticePath(territory, campaign));
  return versions;
}
