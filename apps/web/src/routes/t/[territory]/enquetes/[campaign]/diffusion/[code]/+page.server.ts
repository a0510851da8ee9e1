import { readCampaign } from '#lib/api/campaigns.ts';
import { listChannels } from '#lib/api/channels.ts';
import { notFound } from '#lib/server/not-found.ts';
import { m } from '#lib/paraglide/messages.js';
import { squareCode } from '#lib/server/square-code.ts';
import type { PageServerLoad } from './$types';

/** A sheet to hang up, for one channel. */
export const load: PageServerLoad = async ({ fetch, params: { territory, campaign, code } }) => {
  const [channels, read] = await Promise.all([
    listChannels(fetch, territory, campaign),
    readCampaign(fetch, territory, campaign),
  ]);
  const channel = channels.find((one) => one.code === code);
  if (!channel) notFound(m.refusal_channel_not_found());
  return {
    campaign: read,
    channel,
    picture: squareCode(channel.address),
  };
};
