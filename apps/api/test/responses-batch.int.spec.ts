import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '@belvedere/contracts/problem';
import { type BatchOutcome, BatchReceipt, LARGEST_BATCH } from '@belvedere/contracts/responses';
import { aResponse } from '@belvedere/fixtures/responses';
import { TallyService } from '../src/responses/tally.service.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  running = await startApplication();
  here = await anObservatory(running.source);
});
afterAll(() => running.close());

const waiting = (changes: Record<string, unknown> = {}) => ({
  campaign: CAMPAIGN,
  id: randomUUID(),
  surveyVersion: 1,
  language: 'fr',
  answers: aResponse({ area: 'nord' }),
  ...changes,
});

const send = (payload: unknown, territory = here.slug) =>
  running.app.inject({
    method: 'POST',
    url: `/api/territories/${territory}/responses/batch`,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  });

async function outcomes(responses: unknown[], territory?: string): Promise<BatchOutcome[]> {
  const answer = await send({ responses }, territory);
  expect(answer.statusCode, answer.body).toBe(200);
  return BatchReceipt.parse(answer.json()).outcomes;
}

const stored = async (ids: string[]) => {
  const [{ count }] = await running.source.query<[{ count: number }]>(
    'SELECT count(*)::int AS count FROM response WHERE id = ANY($1)',
    [ids],
  );
  return count;
};

describe('responses that waited on a device', () => {
  test('are each stored once and answered for, in their order', async () => {
    const sent = Array.from({ length: LARGEST_BATCH / 4 }, (_, index) =>
      waiting({ answers: aResponse({ area: index % 2 ? 'nord' : 'sud' }) }),
    );
    const received = await outcomes(sent);
    expect(received.map((one) => one.outcome === 'received' && one.id)).toEqual(sent.map(({ id }) => id));
    expect(received[0]).toMatchObject({ receipt: { area: { code: 'sud' } } });
    expect(await stored(sent.map(({ id }) => id))).toBe(sent.length);
  });

  test('sent again are known, with the receipt of the first time, also twice in one batch', async () => {
    const [first, second] = [waiting(), waiting()];
    const [before] = await outcomes([first]);
    const [again, other, twice] = await outcomes([first, second, second]);
    expect(again).toEqual({ ...before, outcome: 'known' });
    expect([other?.outcome, twice?.outcome].sort()).toEqual(['known', 'received']);
    expect(await stored([first.id, second.id])).toBe(2);
  });

  test('and were sent one by one before are the same responses', async () => {
    const { campaign, ...response } = waiting();
    await running.app.inject({
      method: 'POST',
      url: `/api/territories/${here.slug}/campaigns/${campaign}/responses`,
      payload: response,
    });
    expect((await outcomes([{ campaign, ...response }]))[0]?.outcome).toBe('known');
  });

  test('enter the figures like any other', async () => {
    const one = waiting();
    await outcomes([one]);
    const [{ queued }] = await running.source.query<[{ queued: boolean }]>(
      `SELECT EXISTS (SELECT FROM response_uncounted WHERE response_id = $1)
           OR EXISTS (SELECT FROM tally t JOIN response r ON r.campaign_id = t.campaign_id WHERE r.id = $1) AS queued`,
      [one.id],
    );
    expect(queued).toBe(true);
  });
});

describe('what is refused, is refused alone', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'an answer that the survey does not allow',
      { answers: { ...aResponse({ area: 'nord' }), ease: 'telepathy' } },
      'invalid-answers',
    ],
    ['someone under 15', { answers: { area: 'nord', age_band: 'under-15' } }, 'under-age'],
    ['another version of the survey', { surveyVersion: 2 }, 'wrong-survey-version'],
    ['a campaign that does not exist', { campaign: 'aucune' }, 'campaign-not-found'],
    ['a campaign that nobody could name', { campaign: '../..' }, 'invalid-request'],
    ['an id that is none', { id: 'x' }, 'invalid-request'],
    ['a field that is not ours', { ip: '203.0.113.9' }, 'invalid-request'],
  ])('%s', async (_, changes, code) => {
    const [before, wrong, after] = [waiting(), waiting(changes), waiting()];
    const found = await outcomes([before, wrong, after]);
    expect(found.map(({ outcome }) => outcome)).toEqual(['received', 'to-correct', 'received']);
    expect(found[1]).toMatchObject({ code });
    expect(await stored([before.id, after.id])).toBe(2);
  });

  test.each([[null], ['text'], [[]], [42]])('garbage in place of a response: %j', async (garbage) => {
    const found = await outcomes([garbage, waiting()]);
    expect(found.map(({ outcome }) => outcome)).toEqual(['to-correct', 'received']);
  });

  test('says which question, as for a response that is sent by itself', async () => {
    const [wrong] = await outcomes([
      waiting({ answers: { ...aResponse({ area: 'nord' }), ease: 'telepathy' } }),
    ]);
    expect(wrong).toMatchObject({ errors: [{ path: 'answers.ease', code: 'unknown-choice' }] });
  });

  test('the same id with other answers; the first ones stay', async () => {
    const one = waiting();
    await outcomes([one]);
    const [other] = await outcomes([{ ...one, answers: aResponse({ area: 'sud' }) }]);
    expect(other).toMatchObject({ outcome: 'to-correct', code: 'response-already-given' });
    expect(await stored([one.id])).toBe(1);
  });

  test('a campaign that is not open yet', async () => {
    const upcoming = await anObservatory(running.source, { opens: 1 });
    const [early] = await outcomes([waiting()], upcoming.slug);
    expect(early).toMatchObject({ outcome: 'to-correct', code: 'campaign-upcoming' });
  });
});

describe('what arrives after its campaign has closed', () => {
  const close = ({ campaignId }: Observatory) =>
    running.source.query('UPDATE campaign SET closes_on = current_date - 1 WHERE id = $1', [campaignId]);
  const held = (id: string) =>
    running.source.query<Record<string, unknown>[]>('SELECT * FROM response_held WHERE id = $1', [id]);
  const counted = async ({ territoryId, campaignId }: Observatory) => {
    const counts = await running.app.get(TallyService, { strict: false }).counts(territoryId, campaignId, []);
    return counts.reduce((sum, { respondents }) => sum + respondents, 0);
  };
  let closed: Observatory;
  beforeAll(async () => {
    closed = await anObservatory(running.source, { opens: -20, closes: -1 });
  });

  test('is held with a receipt, once, and is in no figure', async () => {
    const late = waiting();
    const [first] = await outcomes([late], closed.slug);
    expect(first).toMatchObject({ outcome: 'held', receipt: { area: { code: 'nord' } } });
    expect(await outcomes([late, late], closed.slug)).toEqual([first, first]);
    expect(await held(late.id)).toHaveLength(1);
    expect(await stored([late.id])).toBe(0);
    expect(await counted(closed)).toBe(0);
    const [other] = await outcomes([{ ...late, answers: aResponse({ area: 'sud' }) }], closed.slug);
    expect(other).toMatchObject({ outcome: 'to-correct', code: 'response-already-given' });
    expect((await held(late.id))[0]).toMatchObject({ area_id: closed.areas.get('nord') });
  });

  test('but was stored before is known: its answer had been lost on the way', async () => {
    const here = await anObservatory(running.source, { opens: -20, closes: 1 });
    const one = waiting();
    const [before] = await outcomes([one], here.slug);
    await close(here);
    // What was read of the campaign is trusted for two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await outcomes([one], here.slug)).toEqual([{ ...before, outcome: 'known' }]);
    expect(await held(one.id)).toHaveLength(0);
    expect(await counted(here)).toBe(1);
  });

  test('and the survey does not allow is not held', async () => {
    const wrong = waiting({ answers: { ...aResponse({ area: 'nord' }), ease: 'telepathy' } });
    const [refused] = await outcomes([wrong], closed.slug);
    expect(refused).toMatchObject({ outcome: 'to-correct', code: 'invalid-answers' });
    expect(await held(wrong.id)).toHaveLength(0);
  });

  test('has no column that a response has not but why it is held: nothing of the person or of the device', async () => {
    const columns = (table: string) =>
      running.source.query<{ name: string }[]>(
        'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1',
        [table],
      );
    const ofResponse = new Set((await columns('response')).map(({ name }) => name));
    const ofHeld = (await columns('response_held')).map(({ name }) => name);
    expect(ofHeld.filter((name) => !ofResponse.has(name))).toEqual(['reason']);
  });
});

describe('a batch that is none', () => {
  test.each<[string, unknown]>([
    ['nothing', {}],
    ['no response', { responses: [] }],
    ['too many', { responses: Array.from({ length: LARGEST_BATCH + 1 }, () => null) }],
    ['a list', []],
    ['a field that is not ours', { responses: [null], device: 'x' }],
  ])('%s', async (_, body) => {
    const answer = await send(body);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(Problem.parse(answer.json()).code).toBe('invalid-request');
  });

  test('too large for one request: nothing of it is stored', async () => {
    const sent = Array.from({ length: 50 }, () =>
      waiting({ answers: { ...aResponse({ area: 'nord' }), learning_wish: 'é'.repeat(3000) } }),
    );
    const answer = await send({ responses: sent });
    expect(answer.statusCode).toBe(413);
    expect(Problem.parse(answer.json()).code).toBe('too-large');
    expect(await stored(sent.map(({ id }) => id))).toBe(0);
  });

  test('a territory that does not exist', async () => {
    const answer = await send({ responses: [waiting()] }, 'nulle-part');
    expect(answer.statusCode).toBe(404);
    expect(Problem.parse(answer.json()).code).toBe('territory-not-found');
  });
});
