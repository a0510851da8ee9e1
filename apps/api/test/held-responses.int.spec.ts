import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HeldResponses } from '@belvedere/contracts/held-responses';
import { Problem } from '@belvedere/contracts/problem';
import { BatchReceipt, type Receipt } from '@belvedere/contracts/responses';
import { aResponse } from '@belvedere/fixtures/responses';
import { TallyService } from '../src/responses/tally.service.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

/** A campaign that closed yesterday, to which a device brings answers now, and who decides about them. */
async function lateAnswers(count: number) {
  const { app, source } = running;
  const here = await anObservatory(source, { closes: -1 });
  const root = `/api/territories/${here.slug}`;
  const responses = Array.from({ length: count }, () => ({
    ...{ id: randomUUID(), campaign: CAMPAIGN, surveyVersion: 1, language: 'fr' },
    answers: aResponse({ area: 'nord', ease: 'alone-easily' }),
  }));
  const bring = async () =>
    BatchReceipt.parse((await send(app, `${root}/responses/batch`, { responses })).json()).outcomes;
  const outcomes = await bring();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(responses.map(() => 'held'));
  const as = async (role: 'member' | 'facilitator') =>
    signIn(app, (await aPerson(source, { roles: { [here.territoryId]: role } })).email);
  const list = (cookie?: string) =>
    send(app, `${root}/held-responses`, undefined, { method: 'GET', ...(cookie && { cookie }) });
  const decide = (accept: unknown, cookie: string, campaign = CAMPAIGN) =>
    send(app, `${root}/held-responses/${campaign}/decision`, { accept }, { cookie });
  const counted = async (what: string) => {
    const [{ n }] = await source.query<[{ n: number }]>(
      `SELECT coalesce(sum(n), 0)::int AS n FROM (${what}) counted`,
      [here.territoryId],
    );
    return n;
  };
  return { here, root, bring, outcomes, as, list, decide, counted };
}

/** Fewer than the threshold. */
const FEW = { disclosure: 'withheld', reason: 'base' };
const RESPONSES = 'SELECT count(*) AS n FROM response WHERE territory_id = $1';
const HELD = 'SELECT count(*) AS n FROM response_held WHERE territory_id = $1';
const TALLY = `SELECT respondents AS n FROM tally WHERE territory_id = $1 AND variable = '*'`;
const code = (answer: { json: () => unknown }) => Problem.parse(answer.json()).code;

test('late answers wait, unread and uncounted, until whoever facilitates counts them', async () => {
  const { bring, outcomes, as, list, decide, counted, root, here } = await lateAnswers(3);
  const facilitator = await as('facilitator');
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
  const waiting = HeldResponses.parse((await list(facilitator)).json());
  expect(waiting.campaigns).toMatchObject([
    { campaign: CAMPAIGN, responses: FEW, reasons: ['closed'], from: today, to: today },
  ]);
  expect(JSON.stringify(waiting), 'nothing of what they say').not.toContain('alone-easily');
  expect(await counted(RESPONSES)).toBe(0);

  const answers = await Promise.all([decide(true, facilitator), decide(true, facilitator)]);
  expect(answers.map(({ statusCode }) => statusCode).sort(), 'one of two decides').toEqual([200, 404]);
  expect(code(answers.find(({ statusCode }) => statusCode === 404)!)).toBe('nothing-held');
  await running.app.get(TallyService).fold();
  expect([await counted(RESPONSES), await counted(HELD), await counted(TALLY)]).toEqual([3, 0, 3]);
  expect(HeldResponses.parse((await list(facilitator)).json()).campaigns).toEqual([]);

  // The device sends them once more: they are known, under the receipt of the first time, which waits no more.
  const again = (await bring()) as { outcome: string; receipt: Receipt }[];
  const receipts = (outcomes as { receipt: Receipt }[]).map(({ receipt }) => receipt);
  expect(receipts.map(({ held }) => held)).toEqual(['closed', 'closed', 'closed']);
  expect(again.map(({ outcome }) => outcome)).toEqual(['known', 'known', 'known']);
  expect(again.map(({ receipt }) => receipt)).toEqual(
    receipts.map(({ id, code: given, area }) => ({ id, code: given, area })),
  );
  const [first] = outcomes as { receipt: { code: string } }[];
  const own = await send(running.app, `${root}/own-response`, { code: first!.receipt.code });
  expect(own.statusCode).toBe(200);
  const trace = await running.source.query(
    'SELECT action, role, after FROM audit_entry WHERE territory_id = $1 ORDER BY id',
    [here.territoryId],
  );
  expect(trace).toContainEqual({
    action: 'held-responses.accept',
    role: 'facilitator',
    after: null,
  });
});

test('what is not to be counted goes, its receipt with it', async () => {
  const { outcomes, as, decide, counted, root } = await lateAnswers(2);
  const facilitator = await as('facilitator');
  const [first] = outcomes as { receipt: { code: string } }[];
  const own = () => send(running.app, `${root}/own-response`, { code: first!.receipt.code });
  expect((await own()).statusCode, 'while it waits').toBe(200);
  const erased = await send(running.app, `${root}/own-response/erasure`, { code: first!.receipt.code });
  expect(erased.statusCode, 'its owner need not wait').toBe(200);
  expect(await counted(HELD)).toBe(1);

  expect((await decide(false, facilitator)).json()).toEqual({ done: true });
  expect([await counted(RESPONSES), await counted(HELD)]).toEqual([0, 0]);
  expect((await own()).statusCode).toBe(404);
});

test('how many wait is told in steps, and by a decision not at all', async () => {
  const { bring, as, list, decide, here, root } = await lateAnswers(19);
  const facilitator = await as('facilitator');
  const told = async () => HeldResponses.parse((await list(facilitator)).json()).campaigns[0]!.responses;
  expect(await told()).toEqual({ disclosure: 'shown', atLeast: 11 });
  await bring();
  expect(await told(), 'the same ones sent again').toEqual({ disclosure: 'shown', atLeast: 11 });
  const one = { id: randomUUID(), campaign: CAMPAIGN, surveyVersion: 1, language: 'fr' };
  const responses = [{ ...one, answers: aResponse({ area: 'nord' }) }];
  await send(running.app, `${root}/responses/batch`, { responses });
  expect(await told()).toEqual({ disclosure: 'shown', atLeast: 20 });
  expect((await decide(true, facilitator)).json()).toEqual({ done: true });
  const trace = await running.source.query(
    `SELECT before, after FROM audit_entry WHERE territory_id = $1 AND action = 'held-responses.accept'`,
    [here.territoryId],
  );
  expect(trace).toEqual([{ before: null, after: null }]);
});

test('members and strangers see nothing of it, and nonsense decides nothing', async () => {
  const { as, list, decide, counted } = await lateAnswers(1);
  const [member, facilitator] = [await as('member'), await as('facilitator')];
  for (const answer of [await list(), await list(member), await decide(true, member)])
    expect([answer.statusCode, code(answer)]).toEqual([404, 'not-found']);
  expect((await decide('oui', facilitator)).statusCode).toBe(400);
  expect(code(await decide(true, facilitator, 'nulle-part'))).toBe('nothing-held');
  expect(await counted(HELD)).toBe(1);
});
