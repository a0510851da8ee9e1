import { ChannelList, ChannelTarget } from '@belvedere/contracts/channels';
import { request } from './client.ts';

/** Where the API keeps the channels of a campaign. */
export const channelsPath = (territory: string, campaign: string) =>
  `/api/territories/${encodeURIComponent(territory)}/campaigns/${encodeURIComponent(campaign)}/channels`;

/** The channels of a campaign. @throws RequestFailure 404 for whoever does not facilitate */
export async function listChannels(fetch: typeof globalThis.fetch, territory: string, campaign: string) {
  const { channels } = await request(fetch, ChannelList, channelsPath(territory, campaign));
  return channels;
}

/** Where a short address leads. @throws RequestFailure 404 for one that leads nowhere */
export const followChannel = (fetch: typeof globalThis.fetch, code: string) =>
  request(fetch, ChannelTarget, `/api/channels/${encodeURIComponent(code)}`);
