import { Problem } from '@belvedere/contracts/problem';
import { BatchReceipt, LARGEST_BATCH, type BatchOutcome } from '@belvedere/contracts/responses';
import { inBatches } from '@belvedere/domain/outbox';
import type { Waiting } from './device-database.ts';
import { allWaiting, noteArrived, noteTrouble } from './outbox.ts';

/** Below what the server reads at once; small enough that a weak network gets some of them through. */
const LIMITS = { most: LARGEST_BATCH, heaviest: 60_000 };

/** What came of one round of sending. */
export interface Round {
  received: number;
  known: number;
  /** Arrived after the campaign had closed: somebody decides. */
  held: number;
  toCorrect: number;
  /** Why the others wait on; undefined when there are none. */
  stopped?: 'network' | 'server';
}

/**
 * Sends what waits, batch by batch; a response leaves the device only once the server has answered for it. Tabs and the
 * service worker take turns; were two to send the same, the server would know it.
 * @param again also what was refused for good: the person asks, and may know that the reason is gone
 */
export function sendOutbox(
  fetch: typeof globalThis.fetch,
  { again = false }: { again?: boolean } = {},
): Promise<Round> {
  return navigator.locks.request('belvedere:outbox', async () => {
    const round: Round = { received: 0, known: 0, held: 0, toCorrect: 0 };
    const waiting = (await allWaiting()).filter(({ trouble }) => again || !trouble?.final);
    for (const territory of new Set(waiting.map((one) => one.territory))) {
      const here = waiting.filter((one) => one.territory === territory);
      for (const batch of inBatches(here, weightOf, LIMITS)) {
        await sendBatch(fetch, territory, batch, round);
        if (round.stopped === 'network') return round;
      }
    }
    return round;
  });
}

/** Its bytes as they travel. */
const weightOf = (response: Waiting) => new Blob([JSON.stringify(sent(response))]).size;

/** A response as the contract wants it. Whatever an older app kept besides stays here. */
function sent({ campaign, id, surveyVersion, language, answers }: Waiting) {
  return { campaign, id, surveyVersion, language, answers };
}

async function sendBatch(
  fetch: typeof globalThis.fetch,
  territory: string,
  batch: readonly Waiting[],
  round: Round,
): Promise<void> {
  const ids = batch.map(({ id }) => id);
  let answer: Response;
  let body: unknown;
  try {
    answer = await fetch(`/api/territories/${encodeURIComponent(territory)}/responses/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ responses: batch.map(sent) }),
    });
    // Cut while it was read, an answer is no answer.
    body = await answer.json();
  } catch (error) {
    const unreadable = error instanceof SyntaxError;
    round.stopped = unreadable ? 'server' : 'network';
    return noteTrouble(ids, {
      code: unreadable ? 'unreadable-answer' : 'network',
      message: '',
      final: false,
    });
  }
  const receipt = answer.ok ? BatchReceipt.safeParse(body) : undefined;
  if (receipt?.data?.outcomes.length === batch.length) {
    for (const [index, outcome] of receipt.data.outcomes.entries())
      await conclude(batch[index]!, outcome, round);
    return;
  }
  await refused(fetch, territory, batch, round, answer.ok ? undefined : Problem.safeParse(body).data);
}

async function conclude(response: Waiting, outcome: BatchOutcome, round: Round): Promise<void> {
  if ('receipt' in outcome) {
    round[outcome.outcome] += 1;
    return noteArrived(response, outcome.receipt, outcome.outcome === 'held');
  }
  if (outcome.outcome === 'failed') {
    round.stopped = 'server';
    return noteTrouble([response.id], { code: 'unavailable', message: '', final: false });
  }
  round.toCorrect += 1;
  return noteTrouble([response.id], { code: outcome.code, message: outcome.message, final: true });
}

/** Refusals of a whole batch. A request that is at fault is halved, until the one response is found that spoils it. */
async function refused(
  fetch: typeof globalThis.fetch,
  territory: string,
  batch: readonly Waiting[],
  round: Round,
  problem: Problem | undefined,
): Promise<void> {
  const tooMuch = problem?.status === 400 || problem?.status === 413;
  const atFault = tooMuch || problem?.code === 'territory-not-found';
  if (tooMuch && batch.length > 1) {
    const middle = Math.ceil(batch.length / 2);
    await sendBatch(fetch, territory, batch.slice(0, middle), round);
    if (round.stopped !== 'network') await sendBatch(fetch, territory, batch.slice(middle), round);
    return;
  }
  if (atFault) round.toCorrect += batch.length;
  else round.stopped = 'server';
  await noteTrouble(
    batch.map(({ id }) => id),
    { code: problem?.code ?? 'unreadable-answer', message: problem?.title ?? '', final: atFault },
  );
}
