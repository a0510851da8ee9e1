import type { Receipt, SubmitResponse } from '@belvedere/contracts/responses';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { submitResponse } from '#lib/api/responses.ts';

/**
 * How sending ended.
 * - `invalid`: answers were refused; `question` is the first one.
 * - `closed`, `upcoming`, `version`, `known`: nothing that the person can correct; the answers stay on the device.
 * - `offline`, `down`: may be tried again as it is.
 * - `unkept`: neither sent nor kept; the answers are on screen only.
 */
export type Sending =
  | { outcome: 'received'; receipt: Receipt }
  | { outcome: 'invalid'; question: string; message: string }
  | { outcome: 'closed' | 'upcoming' | 'version' | 'known' | 'under-age' | 'offline' | 'down' | 'unkept' };

const REFUSALS: Record<string, 'closed' | 'upcoming' | 'version' | 'known' | 'under-age'> = {
  'campaign-closed': 'closed',
  'campaign-upcoming': 'upcoming',
  'wrong-survey-version': 'version',
  'response-already-given': 'known',
  'under-age': 'under-age',
};

/** Sends a response and says how it ended, whatever happens. */
export async function send(
  fetch: typeof globalThis.fetch,
  territory: string,
  campaign: string,
  response: SubmitResponse,
): Promise<Sending> {
  try {
    return { outcome: 'received', receipt: await submitResponse(fetch, territory, campaign, response) };
  } catch (failure) {
    return failure instanceof RequestFailure ? outcomeOf(failure) : { outcome: 'down' };
  }
}

function outcomeOf({ problem }: RequestFailure): Sending {
  const refusal = REFUSALS[problem.code];
  if (refusal) return { outcome: refusal };
  if (problem.code === 'network') return { outcome: 'offline' };
  const wrong = problem.errors?.find(({ path }) => path.startsWith('answers.'));
  const question = wrong?.path.split('.')[1];
  if (wrong && question) return { outcome: 'invalid', question, message: wrong.message };
  return { outcome: 'down' };
}
