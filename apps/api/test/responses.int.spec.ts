import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '@belvedere/contracts/problem';
import { Receipt } from '@belvedere/contracts/responses';
import { aResponse } from '@belvedere/fixtures/responses';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  running = await startApplication();
  here = await anObservatory(running.source);
});
afterAll(() => running.close());

const answers = (overrides: Parameters<typeof aResponse>[0] = {}) =>
  aResponse({ area: 'nord', ...overrides });
const aSubmission = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  surveyVersion: 1,
  language: 'fr',
  answers: answers(),
  ...changes,
});

const send = (payload: unknown, { territory = here.slug, campaign = CAMPAIGN, headers = {} } = {}) =>
  running.app.inject({
    method: 'POST',
    url: `/api/territories/${territory}/campaigns/${campaign}/responses`,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

const stored = async (id: string) =>
  await running.source.query<Record<string, unknown>[]>('SELECT * FROM response WHERE id = $1', [id]);

const problem = (answer: { json: () => unknown }) => Problem.parse(answer.json());

describe('an answer that the survey allows', () => {
  test('is stored in its neighbourhood, and gets a receipt', async () => {
    const submission = aSubmission();
    const answer = await send(submission);
    expect(answer.statusCode, answer.body).toBe(201);
    const receipt = Receipt.parse(answer.json());
    expect(receipt).toMatchObject({ id: submission.id, area: { code: 'nord', name: 'Nord' } });
    expect(receipt.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const [row] = await stored(submission.id);
    expect(row).toMatchObject({
      territory_id: here.territoryId,
      area_id: here.areas.get('nord'),
      area_answer: 'area',
      mode: 'self',
      language: 'fr',
    });
  });

  test.each(['other', 'no-answer'])('without a neighbourhood (%s) is kept, and told apart', async (area) => {
    const submission = aSubmission({ answers: answers({ area }) });
    const answer = await send(submission);
    expect(answer.statusCode, answer.body).toBe(201);
    expect(Receipt.parse(answer.json()).area).toBeNull();
    expect((await stored(submission.id))[0]).toMatchObject({ area_id: null, area_answer: area });
  });

  test('leaves nothing of the person or of the device', async () => {
    const submission = aSubmission();
    await send(submission, {
      headers: { 'user-agent': 'Marque-de-telephone/1', 'x-forwarded-for': '203.0.113.9' },
    });
    const row = JSON.stringify(await stored(submission.id));
    expect(row).not.toContain('Marque-de-telephone');
    expect(row).not.toContain('203.0.113.9');
    const columns = await running.source.query<{ name: string }[]>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'response'`,
    );
    expect(columns.map(({ name }) => name).sort()).toEqual([
      'answers',
      'area_answer',
      'area_id',
      'campaign_id',
      'channel_id',
      'collecting_session_id',
      'id',
      'language',
      'mode',
      'notice_version',
      'receipt',
      'received_at',
      'territory_id',
      'yields',
    ]);
  });
});

describe('the same id again', () => {
  test('with the same answers, ten times at once, is one response with one receipt', async () => {
    const submission = aSubmission();
    const received = await Promise.all(Array.from({ length: 10 }, () => send(submission)));
    expect(received.map(({ statusCode }) => statusCode).sort()).toEqual([...Array<number>(9).fill(200), 201]);
    expect(new Set(received.map((one) => Receipt.parse(one.json()).code)).size).toBe(1);
    expect(await stored(submission.id)).toHaveLength(1);
  });

  test('with the same answers in another order, and in capitals, is still the same', async () => {
    const submission = aSubmission();
    await send(submission);
    const reversed = Object.fromEntries(Object.entries(submission.answers).reverse());
    const answer = await send({ ...submission, id: submission.id.toUpperCase(), answers: reversed });
    expect(answer.statusCode, answer.body).toBe(200);
  });

  test('with other answers is refused, and the first ones stay', async () => {
    const submission = aSubmission();
    await send(submission);
    const answer = await send({ ...submission, answers: answers({ area: 'sud' }) });
    expect(answer.statusCode).toBe(409);
    expect(problem(answer).code).toBe('response-already-given');
    expect((await stored(submission.id))[0]).toMatchObject({ area_id: here.areas.get('nord') });
  });

  test('in one burst with other answers keeps exactly one of them', async () => {
    const submission = aSubmission();
    const received = await Promise.all([
      send(submission),
      send({ ...submission, answers: answers({ area: 'sud' }) }),
    ]);
    expect(received.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });
});

describe('what is refused', () => {
  const NUL = String.fromCharCode(0);
  test.each<[string, unknown, string]>([
    ['an unknown question', { ...answers(), phone_number: '06' }, 'unknown-question'],
    ['an unknown choice', { ...answers(), ease: 'telepathy' }, 'unknown-choice'],
    ['an unknown neighbourhood', { ...answers(), area: 'atlantis' }, 'unknown-area'],
    [
      "another territory's neighbourhood in SQL",
      { ...answers(), area: "nord'; DROP TABLE response; --" },
      'unknown-area',
    ],
    ['a number where a choice is asked', { ...answers(), age_band: 200 }, 'wrong-type'],
    ['a nested object', { ...answers(), devices: { $ne: null } }, 'wrong-type'],
    ['a text that is too long', { ...answers(), learning_wish: 'é'.repeat(5000) }, 'too-long'],
    [
      'a text that PostgreSQL cannot hold',
      { ...answers(), learning_wish: `a${NUL}b` },
      'forbidden-character',
    ],
  ])('%s', async (_, given, code) => {
    const submission = aSubmission({ answers: given });
    const answer = await send(submission);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(problem(answer).code).toBe('invalid-answers');
    expect(problem(answer).errors?.map((error) => error.code)).toContain(code);
    expect(await stored(submission.id)).toHaveLength(0);
  });

  test('someone under 15: nothing is stored', async () => {
    const submission = aSubmission({ answers: { area: 'nord', age_band: 'under-15' } });
    const answer = await send(submission);
    expect(answer.statusCode).toBe(400);
    expect(problem(answer).code).toBe('under-age');
    expect(await stored(submission.id)).toHaveLength(0);
  });

  test('emoji and right-to-left text are welcome in a free answer', async () => {
    const answer = await send(aSubmission({ answers: { ...answers(), learning_wish: '👩🏽‍💻 تعلّم الحاسوب' } }));
    expect(answer.statusCode, answer.body).toBe(201);
  });

  test.each<[string, unknown]>([
    ['no body', ''],
    ['not JSON', '{'],
    ['a list', []],
    ['an id that is no UUID', aSubmission({ id: '1' })],
    ['answers that are a text', aSubmission({ answers: 'x' })],
    ['an unknown field', aSubmission({ ip: '203.0.113.9' })],
    ['an unknown language', aSubmission({ language: 'de' })],
    [
      'a prototype',
      `{"id":"${randomUUID()}","surveyVersion":1,"language":"fr","answers":{"__proto__":{"area":"nord"}}}`,
    ],
  ])('garbage: %s', async (_, payload) => {
    const answer = await send(payload);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(problem(answer).status).toBe(400);
  });

  test('a body that is too large', async () => {
    const answer = await send(aSubmission({ answers: { learning_wish: 'x'.repeat(200_000) } }));
    expect(answer.statusCode).toBe(413);
    expect(problem(answer).code).toBe('too-large');
  });

  test('another version of the survey', async () => {
    const answer = await send(aSubmission({ surveyVersion: 2 }));
    expect(answer.statusCode).toBe(409);
    expect(problem(answer).code).toBe('wrong-survey-version');
  });

  test.each([
    ['closed', { opens: -20, closes: -1 }, 'campaign-closed'],
    ['not open yet', { opens: 2 }, 'campaign-upcoming'],
  ])('a campaign that is %s', async (_, days, code) => {
    const other = await anObservatory(running.source, days);
    const answer = await send(aSubmission(), { territory: other.slug });
    expect(answer.statusCode).toBe(409);
    expect(problem(answer).code).toBe(code);
  });

  test.each([
    ['territory', { territory: 'nulle-part' }, 'territory-not-found'],
    ['campaign', { campaign: 'aucune' }, 'campaign-not-found'],
  ])('an unknown %s', async (_, where, code) => {
    const answer = await send(aSubmission(), where);
    expect(answer.statusCode).toBe(404);
    expect(problem(answer).code).toBe(code);
  });
});
