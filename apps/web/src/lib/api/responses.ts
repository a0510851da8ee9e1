import { Done } from '@belvedere/contracts/accounts';
import { OwnResponse, Receipt, type SubmitResponse } from '@belvedere/contracts/responses';
import { request, sending } from './client.ts';
import { patience } from './patience.ts';

/** Sends one person's answers; the same ones sent again give the same receipt. */
export const submitResponse = (
  fetch: typeof globalThis.fetch,
  territory: string,
  campaign: string,
  response: SubmitResponse,
) =>
  request(
    fetch,
    Receipt,
    `/api/territories/${encodeURIComponent(territory)}/campaigns/${encodeURIComponent(campaign)}/responses`,
    { ...sending(response), signal: patience() },
  );

const own = (territory: string) => `/api/territories/${encodeURIComponent(territory)}/own-response`;

/** One's own response, by the code of its receipt. @throws RequestFailure 404 when there is none, or none any more */
export const readOwnResponse = (fetch: typeof globalThis.fetch, territory: string, code: string) =>
  request(fetch, OwnResponse, own(territory), sending({ code }));

/** Erases it. */
export const eraseOwnResponse = (fetch: typeof globalThis.fetch, territory: string, code: string) =>
  request(fetch, Done, `${own(territory)}/erasure`, sending({ code }));
