import { Receipt, type SubmitResponse } from '@belvedere/contracts/responses';
import { request, sending } from './client.ts';

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
    sending(response),
  );
