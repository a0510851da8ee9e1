import { Problem } from '@belvedere/contracts/problem';
import {
  type BatchedResponse,
  BatchReceipt,
  LARGEST_BATCH,
  type BatchOutcome,
  type PaperResponse,
} from '@belvedere/contracts/responses';
import { inBatches } from '@belvedere/domain/outbox';
import type { Receipt } from '@belvedere/contracts/responses';
import { patience } from '#lib/api/patience.ts';
import type { Trouble, Waiting } from './device-database.ts';
import type { Round } from './round.ts';
import { sendObservations } from './send-observations.ts';
import { allWaiting, noteArrived, noteTrouble } from './outbox.ts';

/** Below what the server reads at once; small enough that a weak network gets some of them through. */
const LIMITS = { most: LARGEST_BATCH, heaviest: 60_000 };

/** Where responses wait, and what is written there of each. */
export interface WaitingPlace {
  /** Under which tabs and the service worker take turns. */
  lock: string;
  all(): Promise<Waiting[]>;
  noteArrived(response: Waiting, receipt: Receipt, held: boolean): Promise<void>;
  noteTrouble(ids: readonly string[], trouble: Omit<Trouble, 'at'>): Promise<void>;
}

const OUTBOX: WaitingPlace = { lock: 'belvedere:outbox', all: allWaiting, noteArrived, noteTrouble };

/**
 * Sends what waits, two batches at a time; a response leaves the device only once the server has answered for it. Tabs and the
 * service worker take turns; were two to send the same, the server would know it.
 * @param again also what was refused for good: the person asks, and may know that the reason is gone
 */
export function sendOutbox(
  fetch: typeof globalThis.fetch,
  { again = false, from = OUTBOX }: { again?: boolean; from?: WaitingPlace } = {},
): Promise<Round> {
  return navigator.locks.request(from.lock, async () => {
    const round: Round = { received: 0, known: 0, held: 0, toCorrect: 0 };
    const waiting = (await from.all()).filter(({ trouble }) => again || !trouble?.final);
    const sending: Sending = { fetch, from, round };
    for (const path of new Set(waiting.map(pathOf))) {
      const here = waiting.filter((one) => pathOf(one) === path);
      const batches = inBatches(here, weightOf, LIMITS).values();
      // While the server stores one batch, the next is on its way.
      await Promise.all([sendEach(sending, path, batches), sendEach(sending, path, batches)]);
      if (round.stopped === 'network') return round;
    }
    if (from === OUTBOX) await sendObservations(fetch, round, again);
    return round;
  });
}

/** One round while it goes on. */
interface Sending {
  fetch: typeof globalThis.fetch;
  from: WaitingPlace;
  round: Round;
}
/** Where it is sent: forms on paper come from somebody who is signed in. */
const pathOf = ({ territory, paperNumber }: Waiting) =>
  `/api/territories/${encodeURIComponent(territory)}/responses/${paperNumber === undefined ? 'batch' : 'paper'}`;

/** Its bytes as they travel. */
const weightOf = (response: Waiting) => new Blob([JSON.stringify(sent(response))]).size;

/** A response as the contract wants it. Whatever an older app kept besides stays here. */
function sent(waiting: Waiting): BatchedResponse | PaperResponse {
  const { campaign, id, surveyVersion, noticeVersion, session, channel, language, answers, paperNumber } =
    waiting;
  const response = { campaign, id, surveyVersion, noticeVersion, channel, language, answers };
  return paperNumber === undefined ? { ...response, session } : { ...response, paperNumber };
}

/** Sends batches until there are none, or no network. Others may take from the same ones. */
async function sendEach(sending: Sending, path: string, batches: Iterable<Waiting[]>): Promise<void> {
  for (const batch of batches) {
    await sendBatch(sending, path, batch);
    if (sending.round.stopped === 'network') return;
  }
}

async function sendBatch(sending: Sending, path: string, batch: readonly Waiting[]): Promise<void> {
  const { fetch, from, round } = sending;
  const ids = batch.map(({ id }) => id);
  let answer: Response;
  let body: unknown;
  const content = JSON.stringify({ responses: batch.map(sent) });
  try {
    answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: content,
      signal: patience(content),
    });
    // Cut while it was read, an answer is no answer.
    body = await answer.json();
  } catch (error) {
    const unreadable = error instanceof SyntaxError;
    round.stopped = unreadable ? 'server' : 'network';
    return from.noteTrouble(ids, {
      code: unreadable ? 'unreadable-answer' : 'network',
      message: '',
      final: false,
    });
  }
  const receipt = answer.ok ? BatchReceipt.safeParse(body) : undefined;
  if (receipt?.data?.outcomes.length === batch.length) {
    for (const [index, outcome] of receipt.data.outcomes.entries())
      await conclude(sending, batch[index]!, outcome);
    return;
  }
  await refused(sending, path, batch, answer.ok ? undefined : Problem.safeParse(body).data);
}

async function conclude({ from, round }: Sending, response: Waiting, outcome: BatchOutcome): Promise<void> {
  if ('receipt' in outcome) {
    round[outcome.outcome] += 1;
    return from.noteArrived(response, outcome.receipt, outcome.outcome === 'held');
  }
  if (outcome.outcome === 'failed') {
    round.stopped = 'server';
    return from.noteTrouble([response.id], { code: 'unavailable', message: '', final: false });
  }
  round.toCorrect += 1;
  return from.noteTrouble([response.id], {
    ...{ code: outcome.code, message: outcome.message, errors: outcome.errors },
    final: true,
  });
}

/** Refusals of a whole batch. A request that is at fault is halved, until the one response is found that spoils it. */
async function refused(
  sending: Sending,
  path: string,
  batch: readonly Waiting[],
  problem: Problem | undefined,
): Promise<void> {
  const { from, round } = sending;
  const tooMuch = problem?.status === 400 || problem?.status === 413;
  const atFault = tooMuch || problem?.code === 'territory-not-found';
  if (tooMuch && batch.length > 1) {
    const middle = Math.ceil(batch.length / 2);
    await sendBatch(sending, path, batch.slice(0, middle));
    if (round.stopped !== 'network') await sendBatch(sending, path, batch.slice(middle));
    return;
  }
  if (atFault) round.toCorrect += batch.length;
  else round.stopped = problem?.status === 401 || problem?.status === 403 ? 'sign-in' : 'server';
  await from.noteTrouble(
    batch.map(({ id }) => id),
    { code: problem?.code ?? 'unreadable-answer', message: problem?.title ?? '', final: atFault },
  );
}
