import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { Campaign, CampaignCaps } from '@belvedere/contracts/campaigns';
import { HeldResponses } from '@belvedere/contracts/held-responses';
import { Problem } from '@belvedere/contracts/problem';
import { BatchReceipt, Receipt } from '@belvedere/contracts/responses';
import { STEPS } from '@belvedere/domain/privacy/steps';
import { aResponse } from '@belvedere/fixtures/responses';
import { dataSource } from '../src/database/connect.ts';
import { CapSteps1764000018000 } from '../src/database/migrations/1764000018000-cap-steps.ts';
import { TallyService } from '../src/responses/tally.service.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';
import { ownDatabase } from './own-database.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  running = await startApplication();
});
beforeEach(async () => {
  here = await anObservatory(running.source);
});
afterAll(() => running.close());

/** For longer than what was read of a campaign is trusted. */
const untilReadAnew = () => wait(2200);

const root = () => `/api/territories/${here.slug}`;
const as = async (role: 'member' | 'facilitator') =>
  signIn(running.app, (await aPerson(running.source, { roles: { [here.territoryId]: role } })).email);
const get = (path: string, cookie?: string) =>
  send(running.app, `${root()}${path}`, undefined, { method: 'GET', ...(cookie && { cookie }) });
const set = (caps: unknown, cookie?: string) =>
  send(running.app, `${root()}/campaigns/${CAMPAIGN}/caps`, caps, {
    ...{ method: 'PUT', ...(cookie && { cookie }) },
  });
const given = (area: string) => ({
  ...{ id: randomUUID(), surveyVersion: 1, language: 'fr', answers: aResponse({ area }) },
});
const answer = (response: unknown) =>
  send(running.app, `${root()}/campaigns/${CAMPAIGN}/responses`, response);
const bring = async (response: object) => {
  const responses = [{ ...response, campaign: CAMPAIGN }];
  return BatchReceipt.parse((await send(running.app, `${root()}/responses/batch`, { responses })).json())
    .outcomes[0]!;
};
const people = (count: number, area: string) =>
  Promise.all(
    Array.from({ length: count }, async () => expect((await answer(given(area))).statusCode).toBe(201)),
  );
const campaign = async () => Campaign.parse((await get(`/campaigns/${CAMPAIGN}`)).json());
const code = (refused: { json: () => unknown }) => Problem.parse(refused.json()).code;
const counted = async (table: 'response' | 'response_held') => {
  const [{ n }] = await running.source.query<[{ n: number }]>(
    `SELECT count(*)::int AS n FROM ${table} WHERE territory_id = $1`,
    [here.territoryId],
  );
  return n;
};

test('a facilitator sets the caps of a campaign, all at once, which leaves a trace', async () => {
  const facilitator = await as('facilitator');
  const none = CampaignCaps.parse((await get(`/campaigns/${CAMPAIGN}/caps`, facilitator)).json());
  expect(none).toMatchObject({ steps: [...STEPS], most: null });
  expect(none.areas.map(({ area, most }) => [area.code, most])).toEqual([
    ['centre', null],
    ['nord', null],
    ['sud', null],
  ]);
  expect((await set({ most: 200, areas: { nord: 20, sud: 50 } }, facilitator)).statusCode).toBe(200);
  expect((await set({ most: null, areas: { nord: 100 } }, facilitator)).statusCode).toBe(200);
  const after = CampaignCaps.parse((await get(`/campaigns/${CAMPAIGN}/caps`, facilitator)).json());
  expect([after.most, ...after.areas.map(({ most }) => most)]).toEqual([null, null, 100, null]);
  const trace = await running.source.query(
    `SELECT role, before, after FROM audit_entry WHERE territory_id = $1 AND action = 'cap.change' ORDER BY id`,
    [here.territoryId],
  );
  expect(trace).toEqual([
    {
      role: 'facilitator',
      before: { most: null, areas: {} },
      after: { most: 200, areas: { nord: 20, sud: 50 } },
    },
    {
      role: 'facilitator',
      before: { most: 200, areas: { nord: 20, sud: 50 } },
      after: { most: null, areas: { nord: 100 } },
    },
  ]);
});

test.each([
  [{ most: 11, areas: {} }, 400, 'invalid-request'],
  [{ most: 0, areas: {} }, 400, 'invalid-request'],
  [{ most: null, areas: { nord: 10 } }, 400, 'invalid-request'],
  [{ most: 'beaucoup', areas: {} }, 400, 'invalid-request'],
  [{ most: 20.5, areas: {} }, 400, 'invalid-request'],
  [{ most: null, areas: { nord: null } }, 400, 'invalid-request'],
  [{ most: 20 }, 400, 'invalid-request'],
  [{ most: null, areas: { 'nulle-part': 20 } }, 404, 'area-not-found'],
])('%j sets nothing', async (caps, status, why) => {
  const facilitator = await as('facilitator');
  const refused = await set(caps, facilitator);
  expect([refused.statusCode, code(refused)]).toEqual([status, why]);
  const [{ n }] = await running.source.query<[{ n: number }]>(
    'SELECT count(*)::int AS n FROM campaign_cap WHERE campaign_id = $1',
    [here.campaignId],
  );
  expect(n).toBe(0);
});

test('no cap is below what a territory shows of people', async () => {
  await running.source.query('UPDATE territory SET disclosure_threshold = 30 WHERE id = $1', [
    here.territoryId,
  ]);
  const facilitator = await as('facilitator');
  expect(code(await set({ most: 20, areas: {} }, facilitator))).toBe('cap-too-low');
  expect(code(await set({ most: null, areas: { nord: 20 } }, facilitator))).toBe('cap-too-low');
  const enough = await set({ most: 50, areas: {} }, facilitator);
  expect([enough.statusCode, CampaignCaps.parse(enough.json()).steps[0]]).toEqual([200, 50]);
});

test('no trial of caps finds how many people of a neighbourhood answered', async () => {
  const facilitator = await as('facilitator');
  await people(23, 'nord');
  /** Between which numbers the count must lie, as far as each cap that can be set, and one answer sent, tell. */
  const bounds = { atLeast: 0, below: Infinity };
  for (let most = 11; most <= 60; most += 1) {
    const { statusCode } = await set({ most: null, areas: { nord: most } }, facilitator);
    if (statusCode !== 200) continue;
    await untilReadAnew();
    const { held } = Receipt.parse((await answer(given('nord'))).json());
    if (held === 'full') bounds.atLeast = Math.max(bounds.atLeast, most);
    else bounds.below = Math.min(bounds.below, most);
  }
  expect(bounds).toEqual({ atLeast: 20, below: 50 });
});

test('members and strangers know of no caps', async () => {
  const member = await as('member');
  for (const cookie of [undefined, member])
    for (const refused of [
      await set({ most: 20, areas: {} }, cookie),
      await get(`/campaigns/${CAMPAIGN}/caps`, cookie),
    ])
      expect([refused.statusCode, code(refused)]).toEqual([404, 'not-found']);
});

test('a full campaign says so, and keeps what is sent all the same for somebody to decide', async () => {
  const facilitator = await as('facilitator');
  await set({ most: 20, areas: {} }, facilitator);
  const before = given('nord');
  const received = Receipt.parse((await answer(before)).json());
  await people(18, 'sud');
  expect((await campaign()).full).toBe(false);
  // The border, by two at once, half of it folded already: both are taken, since what was read is trusted for a moment.
  await running.app.get(TallyService).fold();
  await people(2, 'sud');
  expect(await counted('response')).toBe(21);
  await untilReadAnew();

  const told = await campaign();
  expect([told.state, told.full]).toEqual(['open', true]);
  expect(JSON.stringify(told), 'neither the cap nor how many').not.toMatch(/"(most|cap|count|respondents)"/);
  const late = given('nord');
  const first = await answer(late);
  const receipt = Receipt.parse(first.json());
  expect([first.statusCode, receipt.held]).toEqual([201, 'full']);
  expect(Receipt.parse((await answer(late)).json()), 'sent again').toEqual(receipt);
  expect(await bring(late)).toMatchObject({ outcome: 'held', receipt: { code: receipt.code } });
  expect(await bring(given('sud'))).toMatchObject({ outcome: 'held', receipt: { held: 'full' } });
  const again = await answer(before);
  expect([again.statusCode, again.json()], 'what was counted is known').toEqual([200, received]);
  expect(code(await answer({ ...late, answers: aResponse({ area: 'sud' }) }))).toBe('response-already-given');
  expect([await counted('response'), await counted('response_held')]).toEqual([21, 2]);

  const waiting = HeldResponses.parse((await get('/held-responses', facilitator)).json());
  expect(waiting.campaigns).toMatchObject([
    { campaign: CAMPAIGN, responses: { disclosure: 'withheld' }, reasons: ['full'] },
  ]);
  const own = await send(running.app, `${root()}/own-response`, { code: receipt.code });
  expect(own.statusCode, 'its owner reads it while it waits').toBe(200);
  const decided = await send(
    running.app,
    `${root()}/held-responses/${CAMPAIGN}/decision`,
    { accept: true },
    { cookie: facilitator },
  );
  expect(decided.json()).toEqual({ done: true });
  expect([await counted('response'), await counted('response_held')]).toEqual([23, 0]);
});

test('of a full neighbourhood no more is counted, of the others it is, until the cap goes', async () => {
  const facilitator = await as('facilitator');
  await set({ most: null, areas: { nord: 20 } }, facilitator);
  await people(12, 'nord');
  await running.app.get(TallyService).fold();
  await people(8, 'nord');
  await untilReadAnew();
  expect((await campaign()).full, 'the door stays open').toBe(false);
  expect(Receipt.parse((await answer(given('nord'))).json()).held).toBe('full');
  expect(Receipt.parse((await answer(given('sud'))).json()).held).toBeUndefined();
  const caps = (await get(`/campaigns/${CAMPAIGN}/caps`, facilitator)).body;
  expect(caps, 'not even to those who set it').not.toContain('full');

  await set({ most: null, areas: {} }, facilitator);
  await untilReadAnew();
  expect(Receipt.parse((await answer(given('nord'))).json()).held).toBeUndefined();
  expect([await counted('response'), await counted('response_held')]).toEqual([22, 1]);
});

test('what was held and is sent again once more are wanted is one response, under its first receipt', async () => {
  const facilitator = await as('facilitator');
  await set({ most: 20, areas: {} }, facilitator);
  await people(20, 'sud');
  await untilReadAnew();
  const [late, other] = [given('nord'), given('nord')];
  const receipt = Receipt.parse((await answer(late)).json());
  expect(receipt.held).toBe('full');
  expect(await bring(other)).toMatchObject({ outcome: 'held' });

  await set({ most: 100, areas: {} }, facilitator);
  await untilReadAnew();
  expect(code(await answer({ ...late, answers: aResponse({ area: 'sud' }) }))).toBe('response-already-given');
  const { held: _, ...first } = receipt;
  const [again, fresh] = await Promise.all([answer(late), answer(given('nord'))]);
  expect([again.statusCode, again.json()], 'no longer held').toEqual([200, first]);
  expect(fresh.statusCode).toBe(201);
  expect([await counted('response'), await counted('response_held')]).toEqual([22, 1]);

  const { statusCode } = await send(running.app, `${root()}/own-response/erasure`, { code: receipt.code });
  expect(statusCode).toBe(200);
  const decision = `${root()}/held-responses/${CAMPAIGN}/decision`;
  const decided = await send(running.app, decision, { accept: true }, { cookie: facilitator });
  expect(decided.statusCode).toBe(200);
  expect(
    [await counted('response'), await counted('response_held')],
    'what was erased does not come back',
  ).toEqual([22, 0]);
});

// The embedded database serves one transaction after the other: nothing happens in the middle of one.
test.runIf(inject('database') === 'server')(
  'what is sent again while it is being stored, at the moment at which the campaign is full, is one response',
  async () => {
    const { source } = running;
    await people(20, 'sud');
    const sent = given('nord');
    // Somebody in the way: storing waits at the key of that response.
    const inTheWay = source.createQueryRunner();
    await inTheWay.startTransaction();
    const like = 'territory_id, campaign_id, area_id, area_answer, answers, yields, mode, language';
    await inTheWay.query(
      `INSERT INTO response (id, receipt, ${like}) SELECT $2, 'ACDEFGHJKM', ${like}
         FROM response WHERE territory_id = $1 LIMIT 1`,
      [here.territoryId, sent.id],
    );
    const waiting = async (on: string) => {
      const [{ n }] = await source.query<[{ n: number }]>(
        `SELECT count(*)::int AS n FROM pg_locks l JOIN pg_stat_activity a USING (pid)
          WHERE NOT l.granted AND a.datname = current_database() AND ${on}`,
      );
      return n;
    };
    try {
      const first = answer(sent);
      await expect.poll(() => waiting(`locktype = 'transactionid'`)).toBe(1);
      await set({ most: 20, areas: {} }, await as('facilitator'));
      await untilReadAnew();
      const again = bring(sent);
      await expect.poll(() => waiting(`relation = 'response_held'::regclass`)).toBe(1);
      await inTheWay.rollbackTransaction();
      const { code } = Receipt.parse((await first).json());
      expect(await again).toMatchObject({ outcome: 'known', receipt: { code } });
      expect([await counted('response'), await counted('response_held')]).toEqual([21, 0]);
    } finally {
      if (inTheWay.isTransactionActive) await inTheWay.rollbackTransaction();
      await inTheWay.release();
    }
  },
);

test('caps of before become steps, rounded up', async () => {
  const own = await ownDatabase();
  const source = await dataSource(own.target).initialize();
  try {
    const { campaignId, areas } = await anObservatory(source);
    const runner = source.createQueryRunner();
    const steps = new CapSteps1764000018000();
    await steps.down(runner);
    const before = [11, 20, 333, 2_000_000];
    for (const [index, area] of [null, 'nord', 'sud', 'centre'].entries())
      await runner.query('INSERT INTO campaign_cap VALUES ($1, $2, $3)', [
        ...[campaignId, area && areas.get(area), before[index]],
      ]);
    await steps.up(runner);
    const after = await source.query<{ most: number }[]>('SELECT most FROM campaign_cap ORDER BY most');
    expect(after.map(({ most }) => most)).toEqual([20, 20, 500, 1_000_000]);
    await expect(runner.query('UPDATE campaign_cap SET most = 21')).rejects.toThrow(
      'campaign_cap_most_check',
    );
    await runner.release();
  } finally {
    await source.destroy();
    await own.close();
  }
  // A database of its own takes as long to start as for a whole file.
}, 60_000);
