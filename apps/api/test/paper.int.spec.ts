import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PaperRun, PaperRuns } from '@belvedere/contracts/paper';
import { Problem } from '@belvedere/contracts/problem';
import { type BatchOutcome, BatchReceipt } from '@belvedere/contracts/responses';
import type { Role } from '@belvedere/domain/access';
import { aResponse } from '@belvedere/fixtures/responses';
import { TallyService } from '../src/responses/tally.service.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  running = await startApplication();
});
beforeEach(async () => {
  here = await anObservatory(running.source);
});
afterAll(() => running.close());

const as = async (role: Exclude<Role, 'visitor'>, name?: string) => {
  const person = await aPerson(running.source, {
    roles: { [here.territoryId]: role },
    ...(name !== undefined && { name }),
  });
  return signIn(running.app, person.email);
};
const territory = () => `/api/territories/${here.slug}`;
const runsPath = () => `${territory()}/campaigns/${CAMPAIGN}/paper`;
const print = (count: unknown, cookie?: string) =>
  send(running.app, runsPath(), { count }, { ...(cookie && { cookie }) });
const aForm = (paperNumber: unknown, changes: Record<string, unknown> = {}) => ({
  ...{ id: randomUUID(), campaign: CAMPAIGN, surveyVersion: 1, language: 'fr', paperNumber },
  ...{ answers: aResponse({ area: 'nord', ease: 'alone-easily' }), ...changes },
});
const submit = (responses: unknown, cookie?: string) =>
  send(running.app, `${territory()}/responses/paper`, { responses }, { ...(cookie && { cookie }) });
const enter = async (responses: unknown[], cookie: string): Promise<BatchOutcome[]> => {
  const answer = await submit(responses, cookie);
  expect(answer.statusCode, answer.body).toBe(200);
  return BatchReceipt.parse(answer.json()).outcomes;
};
const code = (refused: { json: () => unknown }) => Problem.parse(refused.json()).code;
const query = <Row>(text: string) => running.source.query<Row[]>(text, [here.territoryId]);
const stored = () =>
  query<{ id: string; mode: string; notice_version: number }>(
    'SELECT id, mode, notice_version FROM response WHERE territory_id = $1',
  );

test('a survey that asks for places on a map has no form', async () => {
  here = await anObservatory(running.source, { name: 'carte', survey: 'places/1' });
  const refused = await print(5, await as('facilitator'));
  expect(refused.statusCode).toBe(409);
  expect(code(refused)).toBe('places-not-on-paper');
});

test('forms are numbered one after the other, also when two print at once', async () => {
  const facilitator = await as('facilitator');
  const answers = await Promise.all([print(20, facilitator), print(6, facilitator)]);
  const runs = answers.map((answer) => PaperRun.parse(answer.json()));
  const numbers = runs.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  expect(numbers.sort((one, other) => one - other)).toEqual(
    Array.from({ length: 26 }, (_, index) => index + 1),
  );
  const member = await as('member');
  const list = await send(running.app, runsPath(), undefined, { method: 'GET', cookie: member });
  expect(PaperRuns.parse(list.json()).runs.map(({ last }) => last)).toEqual([
    26,
    Math.min(...runs.map(({ last }) => last)),
  ]);
  const trace = await query<{ after: unknown }>(
    `SELECT after FROM audit_entry WHERE territory_id = $1 AND action = 'paper.print' ORDER BY id`,
  );
  expect(trace).toHaveLength(2);
});

test('a form that is typed in counts once, as paper, under the notice that is printed on it', async () => {
  await print(3, await as('facilitator'));
  await query(`UPDATE campaign SET least_age = 16 WHERE territory_id = $1`);
  const member = await as('member');
  const form = aForm(2);
  const [first] = await enter([form], member);
  expect(first?.outcome).toBe('received');
  expect(await enter([form, form], member)).toEqual([
    { ...first, outcome: 'known' },
    { ...first, outcome: 'known' },
  ]);
  expect(await stored()).toEqual([{ id: form.id, mode: 'paper', notice_version: 1 }]);
  await running.app.get(TallyService).fold();
  const counted = await query<{ value: string; n: number }>(
    `SELECT value, respondents AS n FROM tally WHERE territory_id = $1 AND variable = '*mode'`,
  );
  expect(counted).toEqual([{ value: 'paper', n: 1 }]);
});

test('a number that was typed in already is told with who and when, never with what', async () => {
  await print(3, await as('facilitator'));
  const [awa, bob] = [await as('member', 'Awa Diallo'), await as('member', 'Bob')];
  expect((await enter([aForm(1)], awa))[0]?.outcome).toBe('received');
  const again = aForm(1);
  const [second] = await enter([again], bob);
  expect(second).toMatchObject({ outcome: 'to-correct', code: 'paper-already-entered' });
  expect(JSON.stringify(second)).toContain('Awa Diallo');
  expect(JSON.stringify(second)).not.toMatch(/alone-easily|nord|@/);
  expect(await stored()).toHaveLength(1);
  // Corrected, it is the same response under another number.
  expect((await enter([{ ...again, paperNumber: 3 }], bob))[0]?.outcome).toBe('received');
  expect((await stored()).map(({ id }) => id)).toContain(again.id);
  // One response is of one form only.
  expect((await enter([{ ...again, paperNumber: 2 }], bob))[0]).toMatchObject({
    code: 'response-already-given',
  });
});

test('of many who type in one number at once, one is taken', async () => {
  await print(1, await as('facilitator'));
  const member = await as('member');
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => enter([aForm(1)], member)));
  expect(
    outcomes
      .flat()
      .map(({ outcome }) => outcome)
      .sort(),
  ).toEqual(['received', ...Array.from({ length: 7 }, () => 'to-correct')]);
  expect(await stored()).toHaveLength(1);
});

test('what cannot be taken claims no number, and keeps none of the others back', async () => {
  await print(5, await as('facilitator'));
  const member = await as('member');
  const outcomes = await enter(
    [
      aForm(1, { answers: { area: 'atlantis' } }),
      aForm(2, { answers: aResponse({ age_band: 'under-15' }) }),
      aForm(99),
      aForm(3, { surveyVersion: 9 }),
      ...[aForm(0), aForm('4'), aForm(undefined), null],
      aForm(4),
    ],
    member,
  );
  expect(outcomes.map((one) => ('code' in one ? one.code : one.outcome))).toEqual([
    ...['invalid-answers', 'under-age', 'paper-number-unknown', 'wrong-survey-version'],
    ...['invalid-request', 'invalid-request', 'invalid-request', 'invalid-request', 'received'],
  ]);
  expect((await enter([aForm(1), aForm(2), aForm(3)], member)).map(({ outcome }) => outcome)).toEqual([
    ...['received', 'received', 'received'],
  ]);
});

test('after the close a form is held, and its number is taken', async () => {
  await print(2, await as('facilitator'));
  await query(`UPDATE campaign SET closes_on = current_date - 2 WHERE territory_id = $1`);
  const member = await as('member');
  const form = aForm(1);
  expect((await enter([form], member))[0]?.outcome).toBe('held');
  expect((await enter([form], member))[0]?.outcome).toBe('held');
  expect((await enter([aForm(1)], member))[0]).toMatchObject({ code: 'paper-already-entered' });
  expect(await stored()).toEqual([]);
});

test('erased with its receipt, a form stays typed in, and leads to nothing', async () => {
  await print(1, await as('facilitator'));
  const member = await as('member');
  const [taken] = await enter([aForm(1)], member);
  const receipt = taken?.outcome === 'received' ? taken.receipt.code : '';
  const erased = await send(running.app, `${territory()}/own-response/erasure`, { code: receipt });
  expect(erased.statusCode).toBe(200);
  expect(await query('SELECT number, response_id FROM paper_form WHERE territory_id = $1')).toEqual([
    { number: 1, response_id: null },
  ]);
  expect((await enter([aForm(1)], member))[0]).toMatchObject({ code: 'paper-already-entered' });
});

test('strangers and contributors type nothing in, members print nothing', async () => {
  expect([(await submit([aForm(1)])).statusCode, (await print(1)).statusCode]).toEqual([401, 401]);
  const contributor = await as('contributor');
  const member = await as('member');
  for (const refused of [await submit([aForm(1)], contributor), await print(1, member)])
    expect([refused.statusCode, code(refused)]).toEqual([403, 'forbidden']);
  // Nor does anybody by the door that is open to all.
  const open = await send(running.app, `${territory()}/responses/batch`, { responses: [aForm(1)] });
  expect(BatchReceipt.parse(open.json()).outcomes[0]).toMatchObject({ code: 'invalid-request' });
  expect(await stored()).toEqual([]);
});

test.each([0, 51, 1.5, '3', null])('%j is no number of forms', async (count) => {
  expect((await print(count, await as('facilitator'))).statusCode).toBe(400);
});
