import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { IndicatorFigures } from '@belvedere/contracts/indicators';
import { Problem } from '@belvedere/contracts/problem';
import { OwnResponse, Receipt } from '@belvedere/contracts/responses';
import { aResponse } from '@belvedere/fixtures/responses';
import { TallyQueries } from '../src/responses/tally.queries.ts';
import { TallyService } from '../src/responses/tally.service.ts';
import { anAddress, send } from './a-person.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';
import { ownDatabase } from './own-database.ts';

// A database of its own, whose queue is folded only when a test says so.
let database: Awaited<ReturnType<typeof ownDatabase>>;
let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  database = await ownDatabase();
  running = await startApplication({}, database.target);
  await running.app.get(TallyService, { strict: false }).beforeApplicationShutdown();
  here = await anObservatory(running.source);
});
afterAll(async () => {
  await running.close();
  await database.close();
});

const UNKNOWN = 'K7QF-2MXR-9TBH';

const see = (code: unknown, territory = here.slug, from = anAddress()) =>
  send(running.app, `/api/territories/${territory}/own-response`, { code }, { from });
const erase = (code: unknown, territory = here.slug, from = anAddress()) =>
  send(running.app, `/api/territories/${territory}/own-response/erasure`, { code }, { from });
const problem = (answer: { json: () => unknown }) => Problem.parse(answer.json()).code;
const fold = () => running.app.get(TallyQueries, { strict: false }).fold();

async function answer(overrides: Parameters<typeof aResponse>[0] = {}, territory = here.slug) {
  const sent = await send(running.app, `/api/territories/${territory}/campaigns/${CAMPAIGN}/responses`, {
    ...{ id: randomUUID(), surveyVersion: 1, language: 'fr' },
    answers: aResponse({ area: 'nord', ...overrides }),
  });
  if (sent.statusCode !== 201) throw new Error(sent.body);
  return Receipt.parse(sent.json());
}

/** At some moment of the next few, so that what is done at once is done in another order each time. */
const soon = <Result>(work: () => Promise<Result>, withinMs = 60) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * withinMs)).then(work);

/** What is counted of a territory's responses, folded or waiting, beside what a recount from scratch gives. */
async function counts(territoryId: number) {
  const rows = (text: string) => running.source.query<object[]>(text, [territoryId]);
  const key = 'campaign_id, variable, area_id, age_band, situation, value';
  const [counted, recounted, empty] = await Promise.all([
    rows(`SELECT ${key}, sum(n)::int AS n FROM (
            SELECT ${key}, respondents AS n FROM tally WHERE territory_id = $1
            UNION ALL
            SELECT y.campaign_id, y.variable, y.area_id, y.age_band, y.situation, y.value, 1
              FROM response_uncounted u JOIN response_yield y USING (territory_id, response_id)
             WHERE u.territory_id = $1) c GROUP BY ${key} ORDER BY ${key}`),
    rows(
      `SELECT ${key}, count(*)::int AS n FROM response_yield WHERE territory_id = $1 GROUP BY ${key} ORDER BY ${key}`,
    ),
    rows(`SELECT 1 FROM tally WHERE territory_id = $1 AND respondents = 0`),
  ]);
  return { counted, recounted, empty };
}
const left = async (territoryId: number) =>
  (
    await running.source.query<[{ responses: number; waiting: number; tallied: number }]>(
      `SELECT (SELECT count(*)::int FROM response WHERE territory_id = $1) AS responses,
              (SELECT count(*)::int FROM response_uncounted WHERE territory_id = $1) AS waiting,
              (SELECT count(*)::int FROM tally WHERE territory_id = $1) AS tallied`,
      [territoryId],
    )
  )[0];

describe('whoever holds a receipt', () => {
  test('reads their answers in words, in both languages, however they type the code', async () => {
    const { code } = await answer({ learning_wish: 'Apprendre à trier mes photos' });
    const shown = await see(code.toLowerCase().replaceAll('-', ' '));
    expect(shown.statusCode, shown.body).toBe(200);
    expect(shown.headers['cache-control']).toBe('no-store');
    const { campaign, mode, language, lines } = OwnResponse.parse(shown.json());
    expect({ slug: campaign.slug, mode, language }).toEqual({ slug: CAMPAIGN, mode: 'self', language: 'fr' });
    expect(lines[0]?.answers).toEqual([{ fr: 'Nord', en: 'Nord' }]);
    expect(lines.flatMap(({ answers }) => answers.map(({ fr }) => fr))).toContain(
      'Apprendre à trier mes photos',
    );
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.every(({ question, answers }) => question.en && answers.length > 0)).toBe(true);
  });

  test('learns nothing that serves to find others: no number, no time', async () => {
    const { code, id } = await answer();
    const { body } = await see(code);
    expect(body).not.toContain(id);
    expect(body).not.toMatch(/\d\d:\d\d/);
  });

  test.each(['waiting', 'folded'])('erases a response that is %s, and its counts', async (state) => {
    const there = await anObservatory(running.source);
    const alike = await answer({}, there.slug);
    await fold();
    const { code } = await answer({}, there.slug);
    const other = await answer({ area: 'sud', ease: 'with-help' }, there.slug);
    if (state === 'folded') await fold();
    const erased = await erase(code, there.slug);
    expect(erased.statusCode, erased.body).toBe(200);
    const { counted, recounted, empty } = await counts(there.territoryId);
    expect(counted).toEqual(recounted);
    expect(empty, 'a count of nobody would tell that somebody was').toEqual([]);
    expect(await left(there.territoryId)).toMatchObject({
      responses: 2,
      waiting: state === 'folded' ? 0 : 1,
    });
    await erase(other.code, there.slug);
    await erase(alike.code, there.slug);
    expect(await left(there.territoryId)).toEqual({ responses: 0, waiting: 0, tallied: 0 });
  });

  test.each(['stored', 'held'])(
    'erases what is held beside it too, by the receipt of the %s one',
    async (which) => {
      const there = await anObservatory(running.source);
      const { code } = await answer({}, there.slug);
      const columns = `territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language`;
      await running.source.query(
        `INSERT INTO response_held (${columns}, receipt, reason)
       SELECT ${columns}, $2, 'full' FROM response WHERE territory_id = $1`,
        [there.territoryId, UNKNOWN],
      );
      expect((await erase(which === 'held' ? UNKNOWN : code, there.slug)).statusCode).toBe(200);
      expect(await left(there.territoryId)).toEqual({ responses: 0, waiting: 0, tallied: 0 });
      for (const gone of [code, UNKNOWN]) expect((await see(gone, there.slug)).statusCode).toBe(404);
    },
  );

  test('is told the same once it is erased as for a code that never was', async () => {
    const { code } = await answer();
    await erase(code);
    const elsewhere = await anObservatory(running.source);
    const stranger = await answer({}, elsewhere.slug);
    for (const tried of [code, UNKNOWN, 'nothing like a code', stranger.code])
      for (const ask of [see, erase]) {
        const refused = await ask(tried);
        expect(refused.statusCode).toBe(404);
        expect(problem(refused)).toBe('receipt-unknown');
      }
    expect((await see(stranger.code, elsewhere.slug)).statusCode).toBe(200);
  });

  test('sees the figures without it at once', async () => {
    const there = await anObservatory(running.source);
    const codes: string[] = [];
    for (let time = 0; time < 13; time++)
      codes.push((await answer({ ease: 'alone-easily' }, there.slug)).code);
    await fold();
    const base = async () => {
      const url = `/api/territories/${there.slug}/campaigns/${CAMPAIGN}/indicators/ease`;
      return IndicatorFigures.parse((await running.app.inject({ url })).json()).territory;
    };
    expect(await base()).toMatchObject({ disclosure: 'shown', base: 13 });
    await erase(codes[0]);
    expect(await base(), 'another territory’s code').toMatchObject({ base: 13 });
    await erase(codes[0], there.slug);
    expect(await base()).toMatchObject({ base: 12 });
    for (const code of codes.slice(1, 3)) await erase(code, there.slug);
    expect(await base()).toEqual({ disclosure: 'withheld', reason: 'base' });
  });
});

test.each<[string, unknown]>([
  ['no code', {}],
  ['an empty code', { code: '' }],
  ['a code that is no text', { code: 7 }],
  ['an endless code', { code: 'K'.repeat(41) }],
  ['anything besides', { code: UNKNOWN, id: randomUUID() }],
])('%s is refused', async (_, payload) => {
  for (const path of ['', '/erasure']) {
    const refused = await send(running.app, `/api/territories/${here.slug}/own-response${path}`, payload);
    expect(refused.statusCode).toBe(400);
  }
});

test('an unknown territory has no responses', async () => {
  expect(problem(await see(UNKNOWN, 'nulle-part'))).toBe('territory-not-found');
});

test('guesses are slowed, reading and erasing together; what succeeds is no guess', async () => {
  const from = anAddress();
  const { code } = await answer();
  for (let time = 0; time < 8; time++) expect((await see(code, here.slug, from)).statusCode).toBe(200);
  const tried = [];
  for (let time = 0; time < 6; time++)
    tried.push((await (time % 2 ? see : erase)(UNKNOWN, here.slug, from)).statusCode);
  expect(tried).toEqual([404, 404, 404, 404, 404, 429]);
  expect((await see(code, here.slug, from)).statusCode, 'nor may the right one be found by going on').toBe(
    429,
  );
  expect((await see(code)).statusCode).toBe(200);
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 200));

/** Does something while a fold has taken the queue and cannot yet reach the tally. */
async function duringFold<Result>(territoryId: number, work: () => Promise<Result>): Promise<Result> {
  const runner = running.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT FROM tally WHERE territory_id = $1 FOR UPDATE', [territoryId]);
  const folding = fold();
  await pause();
  const working = work();
  await pause();
  await runner.commitTransaction();
  await runner.release();
  expect(await folding).toBe(2);
  return working;
}

test.each([
  ['one of a kind that was folded before', 0],
  ['one that is being folded, of that kind', 1],
  ['one that is being folded, the first of its kind', 2],
])('an erasure waits for the fold under way: %s', async (_, which) => {
  const there = await anObservatory(running.source);
  const codes = [(await answer({}, there.slug)).code];
  await fold();
  codes.push((await answer({}, there.slug)).code, (await answer({ area: 'sud' }, there.slug)).code);
  const erased = await duringFold(there.territoryId, () => erase(codes[which], there.slug));
  expect(erased.statusCode).toBe(200);
  const { counted, recounted } = await counts(there.territoryId);
  expect(counted).toEqual(recounted);
  for (const code of codes) await erase(code, there.slug);
  expect(await left(there.territoryId)).toEqual({ responses: 0, waiting: 0, tallied: 0 });
});

test('erasures and folds at once, many times: the tally is what a recount gives, and each is erased once', async () => {
  const there = await anObservatory(running.source);
  const kinds = ['nord', 'sud', 'centre'].flatMap((area) => [{ area }, { area, ease: 'with-help' as const }]);
  const some = (index: number) => answer(kinds[index % kinds.length], there.slug);
  // Many of each kind in the tally already: what would be taken off wrongly is there to be taken.
  await Promise.all(Array.from({ length: 60 }, (_, index) => some(index)));
  while ((await fold()) > 0);
  const subtracted = vi.spyOn(running.app.get(TallyQueries, { strict: false }), 'subtract');
  const ROUNDS = 12;
  for (let round = 0; round < ROUNDS; round++) {
    // Half of them are in the tally, half wait in its queue.
    const twelve = () => Promise.all(Array.from({ length: 12 }, (_, index) => some(index)));
    const folded = await twelve();
    while ((await fold()) > 0);
    const given = [...(await twelve()), ...folded];
    // Each code twice, folds in between, and new answers to the same rows of the tally meanwhile.
    const done = await Promise.all([
      ...given
        .slice(0, 20)
        .flatMap(({ code }, index) => [
          soon(() => erase(code, there.slug)),
          soon(() => erase(code, there.slug)),
          soon(() => (index % 10 === 0 ? fold() : some(index)).then(() => null)),
        ]),
    ]);
    const statuses = done.filter((one) => one !== null).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 404)).toHaveLength(20);
    const { counted, recounted, empty } = await counts(there.territoryId);
    expect(counted).toEqual(recounted);
    expect(empty).toEqual([]);
  }
  // Of the 12 of a round that waited, some were erased before a fold took them, others after: both were tried.
  expect(subtracted.mock.calls.length).toBeGreaterThan(8 * ROUNDS);
  expect(subtracted.mock.calls.length).toBeLessThan(20 * ROUNDS);
  while ((await fold()) > 0);
  const { counted, recounted } = await counts(there.territoryId);
  expect(counted).toEqual(recounted);
  expect(await left(there.territoryId)).toMatchObject({
    responses: 60 + ROUNDS * (24 - 20 + 18),
    waiting: 0,
  });
}, 120_000);
