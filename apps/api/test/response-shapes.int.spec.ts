import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '@belvedere/contracts/problem';
import { BatchReceipt, OwnResponse, Receipt } from '@belvedere/contracts/responses';
import { roughPosition, type Position } from '@belvedere/domain/geography/rough';
import { anAddress, send } from './a-person.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  running = await startApplication();
  here = await anObservatory(running.source, { name: 'carte', survey: 'places/1' });
});
afterAll(() => running.close());

/** In the square of "nord", with more digits than any cell has. */
const AT: Position = [0.6152345671, 47.3151234567];
const uses = { uses: ['printing'] };
const network = { network: 'mobile' };
const tap = (coordinates: unknown = AT, more = {}) => ({
  ...{ type: 'tap', coordinates, radius: 200, answers: uses },
  ...more,
});
const line = (coordinates: unknown) => ({ type: 'line', coordinates, answers: network });

const submission = (answers: object, id = randomUUID()) => ({
  ...{ id, surveyVersion: 1, language: 'fr' },
  answers: { area: 'nord', age_band: '25-39', ...answers },
});
const submit = (payload: object, { slug } = here) =>
  send(running.app, `/api/territories/${slug}/campaigns/${CAMPAIGN}/responses`, payload);
async function accepted(answers: object) {
  const answer = await submit(submission(answers));
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return Receipt.parse(answer.json());
}

interface ShapeRow {
  question: string;
  number: number;
  kind: string;
  area_id: number | null;
  radius_m: number | null;
  answers: object;
  geom: { type: string; coordinates: unknown } | null;
}
const shapesOf = (id: string) =>
  running.source.query<ShapeRow[]>(
    `SELECT question, number, kind, area_id, radius_m, answers, ST_AsGeoJSON(geom, 15)::json AS geom
       FROM response_shape WHERE response_id = $1 ORDER BY question, number`,
    [id],
  );

/** Every row of every table of the territory's database, as text: what is not in it is stored nowhere. */
async function everything(): Promise<string> {
  const tables = await running.source.query<{ name: string }[]>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await running.source.query<{ row: string }[]>(
      `SELECT coalesce(string_agg(to_jsonb(t)::text, ' '), '') AS row FROM ${name} t`,
    );
    found.push(rows[0]!.row);
  }
  return found.join('\n');
}

describe('places of an answer', () => {
  test('are stored in the middles of their cells, each in its area, with what was said about it', async () => {
    const { id } = await accepted({
      online_places: [tap(), { type: 'neighbourhood', area: 'sud', answers: uses }],
      missing_connection: [
        line([AT, [0.6172345678, 47.3161234567]]),
        {
          type: 'area',
          coordinates: [[AT, [0.6182345678, 47.3152], [0.6182, 47.3182]]],
          answers: network,
        },
      ],
    });
    const rows = await shapesOf(id);
    expect(rows.map(({ question, number, kind, radius_m }) => [question, number, kind, radius_m])).toEqual([
      ['missing_connection', 1, 'line', null],
      ['missing_connection', 2, 'area', null],
      ['online_places', 1, 'tap', 200],
      ['online_places', 2, 'neighbourhood', null],
    ]);
    expect(rows.map(({ area_id }) => area_id)).toEqual([
      ...Array<number>(3).fill(here.areas.get('nord')!),
      here.areas.get('sud'),
    ]);
    expect(rows[2]!.geom).toEqual({ type: 'Point', coordinates: roughPosition(AT, '200m') });
    expect(rows[3]!.geom).toBeNull();
    expect(rows[0]!.geom).toMatchObject({ type: 'LineString' });
    expect(rows[1]!.geom).toMatchObject({ type: 'Polygon' });
    expect(rows[2]!.answers).toEqual(uses);
  });

  test('are nowhere in the database as exactly as they were sent', async () => {
    const exact: Position = [0.6157654321, 47.3156789123];
    const help: Position = [0.6161928374, 47.3146473829];
    await accepted({
      online_places: [tap(exact)],
      missing_connection: [line([exact, [0.6172345678, 47.3161234567]])],
      missing_help: [{ type: 'tap', coordinates: help, radius: 50, answers: {} }],
    });
    const stored = await everything();
    // The search would find them: the rough ones are there.
    expect(stored).toContain(String(roughPosition(exact, '200m')[0]));
    for (const degree of [...exact, ...help]) expect(stored).not.toContain(String(degree).slice(0, 8));
  });

  test('of which the neighbourhood alone is kept have no coordinates', async () => {
    const { id } = await accepted({
      missing_help: [{ type: 'tap', coordinates: AT, radius: 50, answers: { why: 'Rien ici' } }],
    });
    const [row] = await shapesOf(id);
    expect(row).toMatchObject({
      ...{ kind: 'neighbourhood', geom: null, radius_m: null },
      ...{ area_id: here.areas.get('nord'), answers: { why: 'Rien ici' } },
    });
  });

  test('are stored once, however often they are sent', async () => {
    const payload = submission({ online_places: [tap()] });
    const answers = await Promise.all([submit(payload), submit(payload), submit(payload)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 201]);
    expect(await shapesOf(payload.id)).toHaveLength(1);
    const moved = submission({ online_places: [tap([0.6171, 47.3171])] }, payload.id);
    expect((await submit(moved)).statusCode).toBe(409);
  });

  test('already rough, as a device sends them, are the same', async () => {
    const payload = submission({ online_places: [tap()] });
    await submit(payload);
    const rough = submission({ online_places: [tap(roughPosition(AT, '200m'))] }, payload.id);
    expect((await submit(rough)).statusCode).toBe(200);
  });

  test('come in batches too, beside answers without any', async () => {
    const some = [
      submission({ online_places: [tap()] }),
      submission({}),
      submission({ online_places: [tap('nowhere')] }),
    ];
    const answer = await send(running.app, `/api/territories/${here.slug}/responses/batch`, {
      responses: some.map((one) => ({ ...one, campaign: CAMPAIGN })),
    });
    const { outcomes } = BatchReceipt.parse(answer.json());
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['received', 'received', 'to-correct']);
    expect(await Promise.all(some.map(async ({ id }) => (await shapesOf(id)).length))).toEqual([1, 0, 0]);
  });

  test('are read again by whoever holds the receipt, in words, and go when they are erased', async () => {
    const { id, code } = await accepted({ online_places: [tap()] });
    const from = anAddress();
    const ask = (path: string) =>
      send(running.app, `/api/territories/${here.slug}/own-response${path}`, { code }, { from });
    const { lines } = OwnResponse.parse((await ask('')).json());
    expect(lines.at(-1)?.answers).toEqual([
      {
        fr: 'Un endroit (Nord), à 200\u00a0m près · Imprimer, numériser',
        en: 'A place (Nord), within 200\u00a0m · Printing, scanning',
      },
    ]);
    await ask('/erasure');
    expect(await shapesOf(id)).toEqual([]);
  });

  test('go with a response that grew too old', async () => {
    const { id } = await accepted({ online_places: [tap()] });
    await running.source.query('DELETE FROM response WHERE id = $1', [id]);
    expect(await shapesOf(id)).toEqual([]);
  });
});

test.each<[string, unknown, string, string]>([
  ['GeoJSON instead of a list', { type: 'Point', coordinates: AT }, 'answers.online_places', 'wrong-type'],
  ['a shape of another type', [line([AT, AT])], 'answers.online_places.0.type', 'unknown-choice'],
  ['a place in another town', [tap([2.35, 48.85])], 'answers.online_places.0.coordinates', 'outside-limit'],
  ['latitude first', [tap([47.31, 0.61])], 'answers.online_places.0.coordinates', 'outside-limit'],
  ['too many places', Array(4).fill(tap()), 'answers.online_places', 'too-many-shapes'],
  ['no numbers', [tap([null, null])], 'answers.online_places.0.coordinates', 'not-a-place'],
  [
    'an unknown answer',
    [tap(AT, { answers: { uses: ['x'] } })],
    'answers.online_places.0.answers.uses.0',
    'unknown-choice',
  ],
])('%s is refused, and nothing is stored', async (_, online_places, path, code) => {
  const payload = submission({ online_places });
  const answer = await submit(payload);
  expect(answer.statusCode).toBe(400);
  const problem = Problem.parse(answer.json());
  expect(problem.code).toBe('invalid-answers');
  expect(problem.errors).toMatchObject([{ path, code }]);
  expect(await shapesOf(payload.id)).toEqual([]);
  expect(await running.source.query('SELECT 1 FROM response WHERE id = $1', [payload.id])).toEqual([]);
});

test('an endless number is refused, as JSON writes it', async () => {
  const payload = JSON.stringify(submission({ online_places: [tap([0, 47.31])] })).replace(
    '[0,47.31]',
    '[1e999,47.31]',
  );
  const answer = await running.app.inject({
    method: 'POST',
    url: `/api/territories/${here.slug}/campaigns/${CAMPAIGN}/responses`,
    headers: { 'content-type': 'application/json' },
    payload,
  });
  expect(answer.statusCode).toBe(400);
  expect(Problem.parse(answer.json()).errors).toMatchObject([{ code: 'not-a-place' }]);
});

test('20 000 vertices are refused before anybody walks them', async () => {
  const vertices = Array.from({ length: 20_000 }, () => [1, 7]);
  const answer = await submit(submission({ missing_connection: [line(vertices)] }));
  expect([400, 413]).toContain(answer.statusCode);
  const fewer = await submit(submission({ missing_connection: [line(vertices.slice(0, 10_000))] }));
  expect(Problem.parse(fewer.json()).errors).toMatchObject([{ code: 'too-many-points' }]);
});

test('late ones that are held become shapes when they are counted', async () => {
  const late = await anObservatory(running.source, { name: 'tard', survey: 'places/1', closes: -1 });
  const listed = { type: 'neighbourhood', area: 'sud', answers: { uses: ['procedures'] } };
  const payload = submission({ online_places: [tap(), listed] });
  const batch = await send(running.app, `/api/territories/${late.slug}/responses/batch`, {
    responses: [{ ...payload, campaign: CAMPAIGN }],
  });
  expect(await shapesOf(payload.id)).toEqual([]);

  // Whoever holds the receipt reads the same places before and after, and no finer ones.
  const [outcome] = BatchReceipt.parse(batch.json()).outcomes;
  if (outcome?.outcome !== 'held') throw new Error(batch.body);
  const { code } = outcome.receipt;
  const told = async () => {
    const from = anAddress();
    const answer = await send(running.app, `/api/territories/${late.slug}/own-response`, { code }, { from });
    expect(answer.body).not.toContain(String(AT[0]));
    return OwnResponse.parse(answer.json()).lines.flatMap(({ answers }) => answers.map(({ fr }) => fr));
  };
  const before = await told();
  expect(before).toContain('Un endroit (Nord), à 200\u00a0m près · Imprimer, numériser');
  expect(before).toContain('Quelque part\u00a0: Sud · Des démarches');

  const { HeldQueries } = await import('../src/responses/held/held.queries.ts');
  const held = running.app.get(HeldQueries, { strict: false });
  await running.source.transaction((manager) => held.accept(late.territoryId, CAMPAIGN, manager));
  expect(await shapesOf(payload.id)).toMatchObject([
    { kind: 'tap', area_id: late.areas.get('nord') },
    { kind: 'neighbourhood', area_id: late.areas.get('sud') },
  ]);
  expect(await told()).toEqual(before);
});
