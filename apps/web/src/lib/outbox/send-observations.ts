import type { WaitingObservation } from '@belvedere/contracts/outbox';
import { Problem } from '@belvedere/contracts/problem';
import { type Proof, ProofChallenge, ProposalReceipt } from '@belvedere/contracts/proposals';
import { patience } from '#lib/api/patience.ts';
import { solve } from '#lib/proposals/solve.ts';
import { allObservations, noteObservationTrouble, removeObservation } from './observations.ts';
import type { Round } from './round.ts';

/** What the server made of an observation: it has it, refuses it for good, or could not be asked. */
export type Answered =
  | { outcome: 'received'; receipt: ProposalReceipt }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'unheard'; why: 'network' | 'server'; problem?: Problem };

/** Refused as it is: sending it again would not help. Too many, or a proof that took too long, may pass. */
const isFinal = ({ status, code }: Problem) =>
  [400, 404, 409, 413].includes(status) && code !== 'proof-invalid';

/**
 * Sends one. The id that it carries makes it the same however often it is sent.
 * @param known its author is signed in, and sends it now: no proof of work is asked for. Otherwise it goes without the
 * session: whoever happens to be signed in when it leaves need not be who noted it.
 */
export async function sendObservation(
  fetch: typeof globalThis.fetch,
  { territory, since: _, ...observation }: WaitingObservation,
  { known = false }: { known?: boolean } = {},
): Promise<Answered> {
  const root = `/api/territories/${encodeURIComponent(territory)}`;
  let answer: Response;
  let body: unknown;
  try {
    const proof = known ? null : await prove(fetch, root);
    const { id, values, photo, note, email, trap, language } = observation;
    const content = JSON.stringify({
      ...{ kind: 'new-observation', id, values, photo, note, email, trap, language },
      proof,
    });
    answer = await fetch(`${root}/proposals`, {
      method: 'POST',
      credentials: known ? 'same-origin' : 'omit',
      headers: { 'content-type': 'application/json' },
      body: content,
      signal: patience(content),
    });
    body = await answer.json();
  } catch (error) {
    return { outcome: 'unheard', why: error instanceof SyntaxError ? 'server' : 'network' };
  }
  const receipt = answer.ok ? ProposalReceipt.safeParse(body).data : undefined;
  if (receipt) return { outcome: 'received', receipt };
  const problem = answer.ok ? undefined : Problem.safeParse(body).data;
  if (problem && isFinal(problem)) return { outcome: 'refused', problem };
  return { outcome: 'unheard', why: 'server', ...(problem && { problem }) };
}

/** Without a challenge, the observation is sent without a proof: it is then read after the others. */
async function prove(fetch: typeof globalThis.fetch, root: string): Promise<Proof | null> {
  const answer = await fetch(`${root}/proposal-challenge`, { signal: patience() });
  const challenge = ProofChallenge.safeParse(await answer.json().catch(() => undefined));
  return challenge.success ? solve(challenge.data) : null;
}

/** Sends those that wait, one by one: each leaves the device once the server has answered for it. */
export async function sendObservations(
  fetch: typeof globalThis.fetch,
  round: Round,
  again: boolean,
): Promise<void> {
  const waiting = (await allObservations()).filter(({ trouble }) => again || !trouble?.final);
  for (const { trouble: _, ...observation } of waiting) {
    const answered = await sendObservation(fetch, observation);
    if (answered.outcome === 'received') {
      round.received += 1;
      await removeObservation(observation.id);
      continue;
    }
    const final = answered.outcome === 'refused';
    if (final) round.toCorrect += 1;
    else round.stopped = answered.why;
    const { code, title, errors } = answered.problem ?? {};
    const unheard = final || answered.why === 'server' ? 'unreadable-answer' : 'network';
    await noteObservationTrouble(observation.id, {
      ...{ code: code ?? unheard, message: title ?? '', final },
      ...(errors && { errors }),
    });
    if (round.stopped === 'network') return;
  }
}
