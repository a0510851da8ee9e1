import { Done } from '@belvedere/contracts/accounts';
import { HeldResponses } from '@belvedere/contracts/held-responses';
import { request, sending } from './client.ts';

const path = (territory: string) => `/api/territories/${encodeURIComponent(territory)}/held-responses`;

/** Late answers that wait, by campaign. @throws RequestFailure 404 for whoever does not facilitate */
export const listHeldResponses = (fetch: typeof globalThis.fetch, territory: string) =>
  request(fetch, HeldResponses, path(territory));

/** Counts those of a campaign, or lets them go. */
export const decideHeldResponses = (
  fetch: typeof globalThis.fetch,
  territory: string,
  campaign: string,
  accept: boolean,
) => request(fetch, Done, `${path(territory)}/${encodeURIComponent(campaign)}/decision`, sending({ accept }));
