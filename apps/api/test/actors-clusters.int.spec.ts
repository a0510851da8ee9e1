import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anActor } from './an-actor.ts';
import { startApplication } from './application.ts';
import { anObservatory, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());
beforeEach(async () => {
  here = await anObservatory(running.source, { name: 'grille' });
});

const run = (statement: string, parameters: unknown[] = [here.territoryId]) =>
  running.source.query<Record<string, unknown>[]>(statement, parameters);
const cells = () =>
  run('SELECT * FROM actor_cluster WHERE territory_id = $1 ORDER BY zoom, tile_x, tile_y, cell');
const registered = async () =>
  (await run('SELECT actors, revision::float8 FROM actor_register WHERE territory_id = $1'))[0];

/** What the triggers left is what a rebuild makes of the actors. */
async function expectKeptFresh() {
  const kept = await cells();
  const counted = await registered();
  await run('SELECT rebuild_actor_clusters($1)');
  expect(kept).toEqual(await cells());
  expect((await registered())?.['actors']).toBe(counted?.['actors'] ?? 0);
  return kept;
}

const scatter = (count: number) =>
  run(
    `INSERT INTO actor (territory_id, slug, kind, name, commune, geom)
     SELECT $1, 'a-' || n, 'library', 'Actor ' || n, 'Ville',
            ST_SetSRID(ST_MakePoint(0.6 + (n * 7919 % 1000) * 0.0002, 47.3 + (n * 104729 % 1000) * 0.0001), 4326)
       FROM generate_series(1, $2::int) n`,
    [here.territoryId, count],
  );

test('one actor is one cell at every zoom, with its name', async () => {
  const { id, slug } = await anActor(running.source, here, { name: 'Seul' });
  const kept = await expectKeptFresh();
  expect(kept).toHaveLength(17);
  expect(
    kept.every((cell) => cell['points'] === 1 && Number(cell['sum_id']) === id && cell['slug'] === slug),
  ).toBe(true);
  expect(await registered()).toMatchObject({ actors: 1 });
});

test('many at once, moved, renamed and removed one by one or together', async () => {
  await scatter(300);
  await expectKeptFresh();
  await run(
    `UPDATE actor SET geom = ST_Translate(geom, 0.01, -0.005) WHERE territory_id = $1 AND id % 3 = 0`,
  );
  await expectKeptFresh();
  await run(
    `UPDATE actor SET name = 'Autre nom', kind = 'prevention' WHERE territory_id = $1 AND id % 4 = 0`,
  );
  expect((await expectKeptFresh()).some(({ name }) => name === 'Autre nom')).toBe(true);
  await run(`UPDATE actor SET geom = NULL WHERE territory_id = $1 AND id % 5 = 0`);
  await expectKeptFresh();
  await run(
    `UPDATE actor SET geom = ST_SetSRID(ST_MakePoint(-61.5, 16.2), 4326) WHERE territory_id = $1 AND id % 7 = 0`,
  );
  await expectKeptFresh();
  await run(`DELETE FROM actor WHERE territory_id = $1 AND id % 2 = 0`);
  await expectKeptFresh();
  await run(`DELETE FROM actor WHERE territory_id = $1`);
  expect(await expectKeptFresh()).toEqual([]);
  expect(await registered()).toMatchObject({ actors: 0 });
});

test('of two in one place, the one who stays gets its name back', async () => {
  await anActor(running.source, here, { slug: 'un' });
  await anActor(running.source, here, { slug: 'deux' });
  expect((await cells()).every(({ points, slug }) => points === 2 && slug === null)).toBe(true);
  await run(`DELETE FROM actor WHERE territory_id = $1 AND slug = 'un'`);
  expect((await cells()).every(({ points, slug }) => points === 1 && slug === 'deux')).toBe(true);
});

test('a bulk load in one statement is rebuilt as a whole', async () => {
  await scatter(6000);
  await expectKeptFresh();
  expect(await registered()).toMatchObject({ actors: 6000 });
});

test('an actor without a place is counted, but on no map', async () => {
  await anActor(running.source, here, { at: null });
  expect(await expectKeptFresh()).toEqual([]);
  expect(await registered()).toMatchObject({ actors: 1 });
});

test('the revision grows with every change, and only then', async () => {
  const { id } = await anActor(running.source, here);
  const seen = [(await registered())?.['revision']];
  for (const statement of [
    `UPDATE actor SET phone = '02 61 91 00 00' WHERE territory_id = $1 AND id = $2`,
    `INSERT INTO actor_area SELECT $1, $2, id FROM area WHERE territory_id = $1 AND code = 'nord'`,
    `DELETE FROM actor_area WHERE territory_id = $1 AND actor_id = $2`,
    `DELETE FROM actor WHERE territory_id = $1 AND id = $2`,
  ]) {
    await run(statement, [here.territoryId, id]);
    seen.push((await registered())?.['revision']);
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toEqual([...seen].sort((one, other) => Number(one) - Number(other)));
  await run(`DELETE FROM actor WHERE territory_id = $1 AND slug = 'nobody'`);
  expect((await registered())?.['revision']).toBe(seen.at(-1));
});

test('actors written at the same time by many are all on the map', async () => {
  await Promise.all(
    Array.from({ length: 24 }, (_, n) =>
      running.source.transaction(async (manager) => {
        await manager.query(
          `INSERT INTO actor (territory_id, slug, kind, name, commune, geom)
           VALUES ($1, $2, 'library', 'A', 'Ville', ST_SetSRID(ST_MakePoint(0.61 + $3 * 0.0001, 47.31), 4326))`,
          [here.territoryId, `ensemble-${String(n)}`, n % 6],
        );
        if (n % 4 === 0)
          await manager.query(`DELETE FROM actor WHERE territory_id = $1 AND slug = $2`, [
            here.territoryId,
            `ensemble-${String(n)}`,
          ]);
      }),
    ),
  );
  const kept = await expectKeptFresh();
  expect(kept[0]?.['points']).toBe(18);
});

test('a territory leaves with its actors, cells and register', async () => {
  await scatter(20);
  await run('DELETE FROM campaign WHERE territory_id = $1');
  await run('DELETE FROM territory WHERE id = $1');
  expect(await cells()).toEqual([]);
  expect(await registered()).toBeUndefined();
});

test.each([
  [
    'a slug that another actor of the territory has',
    `UPDATE actor SET slug = 'pris' WHERE territory_id = $1`,
  ],
  ['an unknown kind', `UPDATE actor SET kind = 'castle' WHERE territory_id = $1`],
  ['an unknown theme', `UPDATE actor SET themes = '{war}' WHERE territory_id = $1`],
  [
    'a place beyond what maps show',
    `UPDATE actor SET geom = ST_SetSRID(ST_MakePoint(0, 89), 4326) WHERE territory_id = $1`,
  ],
  [
    'opening hours that end before they begin',
    `INSERT INTO actor_opening SELECT $1, id, 1, '12:00', '09:00' FROM actor WHERE territory_id = $1`,
  ],
])('refuses %s', async (_, statement) => {
  await anActor(running.source, here, { slug: 'pris' });
  await anActor(running.source, here);
  await expect(run(statement)).rejects.toThrow();
  await expectKeptFresh();
});
