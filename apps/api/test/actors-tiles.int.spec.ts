import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { Problem } from '@belvedere/contracts/problem';
import { encodeTile, TileCell } from '../src/actors/tiles/encode-tile.ts';
import { TILE_STATEMENTS } from '../src/actors/tiles/tiles.queries.ts';
import { Sql } from '../src/database/sql.ts';
import { ALWAYS, anActor } from './an-actor.ts';
import { startApplication } from './application.ts';
import { anObservatory, type Observatory } from './observatory.ts';

/** The tile of zoom 12 in which all of this happens: the south-west of Tours. */
const TILE = '12/2055/1434';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());
beforeEach(async () => {
  here = await anObservatory(running.source, { name: 'carte' });
});

const put = (said: Parameters<typeof anActor>[2]) => anActor(running.source, here, said);
const ask = (path: string, headers: Record<string, string> = {}) =>
  // As a forced reload: what was written a moment ago is there.
  running.app.inject({
    url: `/api/territories/${here.slug}/actors/tiles/${path}`,
    headers: { 'cache-control': 'no-cache', ...headers },
  });

const decode = (bytes: Uint8Array) => {
  const layer = new VectorTile(new PbfReader(bytes)).layers['actors'];
  return Array.from({ length: layer?.length ?? 0 }, (_, index) => layer!.feature(index))
    .map((feature) => ({ ...feature.properties, at: feature.loadGeometry()[0]![0]!, extent: feature.extent }))
    .map(({ at, ...rest }): Record<string, unknown> => ({ ...rest, x: at.x, y: at.y }))
    .sort((one, other) => Number(one['x']) - Number(other['x']) || Number(one['y']) - Number(other['y']));
};
const features = async (path: string) => {
  const answer = await ask(path);
  expect([200, 204]).toContain(answer.statusCode);
  return answer.statusCode === 204 ? [] : decode(answer.rawPayload);
};

describe('a tile', () => {
  test('says of a lone actor who it is, and of several how many they are', async () => {
    await put({ slug: 'seul', name: 'Seul au monde', kind: 'library', at: [0.62, 47.34] });
    await put({ at: [0.66, 47.36] });
    await put({ at: [0.6601, 47.3601] });
    expect(await features(`${TILE}.mvt`)).toEqual([
      { points: 1, slug: 'seul', name: 'Seul au monde', kind: 'library', extent: 4096, x: 222, y: 4015 },
      { points: 2, extent: 4096, x: 2088, y: expect.any(Number) as number },
    ]);
  });

  test('has every actor exactly once at every zoom, on the edges of tiles too', async () => {
    // Longitude 0 is an edge of tiles at every zoom from 1 on.
    for (const at of [
      [0, 47],
      [0.0000001, 47],
      [-0.0000001, 47],
    ] as [number, number][])
      await put({ at });
    for (const zoom of [1, 5, 12, 16]) {
      const middle = 2 ** (zoom - 1);
      const [{ y }] = await running.source.query<[{ y: number }]>(
        'SELECT min(tile_y) AS y FROM actor_cluster WHERE territory_id = $1 AND zoom = $2',
        [here.territoryId, zoom],
      );
      for (const filters of ['', '?kind=neighbourhood-association']) {
        const west = await features(`${zoom}/${middle - 1}/${y}.mvt${filters}`);
        const east = await features(`${zoom}/${middle}/${y}.mvt${filters}`);
        expect([west, east].map((side) => side.reduce((sum, { points }) => sum + Number(points), 0))).toEqual(
          [1, 2],
        );
      }
    }
  });

  test('never has more than 1 024 features', async () => {
    await running.source.query(
      `INSERT INTO actor (territory_id, slug, kind, name, commune, geom)
       SELECT $1, 'a-' || n, 'library', 'A', 'Ville', ST_SetSRID(ST_MakePoint(0.62 + (n % 80) * 0.001, 47.33 + (n / 80) * 0.0005), 4326)
         FROM generate_series(0, 6399) n`,
      [here.territoryId],
    );
    const found = await features(`${TILE}.mvt`);
    expect(found.length).toBeGreaterThan(500);
    expect(found.length).toBeLessThanOrEqual(1024);
  });

  test.each([
    ['?kind=library', ['biblio']],
    ['?theme=education', ['ecole']],
    ['?q=bibliotek', ['biblio']],
    ['?area=nord', ['ecole']],
    ['?service=safe-use', ['biblio']],
    ['?open=now', ['ecole']],
    ['?kind=library&open=now', []],
    ['?kind=', ['biblio', 'ecole']],
    ["?q='; --", []],
    ['?q=🌳', []],
  ])('with %s shows %j, as the list does', async (query, slugs) => {
    await put({
      slug: 'biblio',
      name: 'Bibliothèque',
      kind: 'library',
      services: ['safe-use'],
      at: [0.62, 47.34],
    });
    await put({
      slug: 'ecole',
      kind: 'school-or-training',
      themes: ['education'],
      serves: ['nord'],
      at: [0.66, 47.34],
      opening: ALWAYS,
    });
    await put({ slug: 'sans-lieu', kind: 'library', at: null });
    expect((await features(`${TILE}.mvt${encodeURI(query)}`)).map(({ slug }) => slug)).toEqual(slugs);
  });

  test('filtered so that everyone is kept, is the same as without filter', async () => {
    for (let n = 0; n < 40; n += 1)
      await put({ themes: ['education'], at: [0.62 + (n % 9) * 0.001, 47.34 + n * 0.0004] });
    const whole = await features(`${TILE}.mvt`);
    expect(whole.some(({ points }) => Number(points) > 1)).toBe(true);
    expect(await features(`${TILE}.mvt?theme=education`)).toEqual(whole);
  });

  test('encoded by us is what PostGIS encodes', async () => {
    for (let n = 0; n < 30; n += 1)
      await put({ name: `Élan n° ${String(n)}`, at: [0.62 + (n % 9) * 0.003, 47.34 + n * 0.0004] });
    const [, zoom, x, y] = /(\d+)\/(\d+)\/(\d+)/.exec(TILE)!;
    const { cells } = TILE_STATEMENTS.prepared;
    const rows = await running.app.get(Sql).rows(TileCell, cells, [here.territoryId, zoom, x, y]);
    const served = await features(`${TILE}.mvt`);
    expect(served.length).toBeGreaterThan(10);
    // On the embedded database, served tiles are ours; on a server they come from ST_AsMVT.
    expect(decode(encodeTile(rows))).toEqual(served);
    if (inject('database') === 'server') {
      const { encoded } = TILE_STATEMENTS.prepared;
      const [{ tile }] = await running.source.query<[{ tile: Buffer }]>(encoded, [
        here.territoryId,
        zoom,
        x,
        y,
      ]);
      expect(decode(tile)).toEqual(served);
    }
  });

  test('where nobody is has no content', async () => {
    const answer = await ask(`${TILE}.mvt`);
    expect(answer.statusCode).toBe(204);
    expect(answer.rawPayload.length).toBe(0);
  });
});

describe('a browser that has the tile', () => {
  test('is told so, until an actor changes', async () => {
    const { slug } = await put({ at: [0.62, 47.34] });
    const first = await ask(`${TILE}.mvt`);
    expect(first.headers['content-type']).toBe('application/vnd.mapbox-vector-tile');
    expect(first.headers['cache-control']).toBe('public, max-age=60, stale-while-revalidate=600');
    const etag = String(first.headers['etag']);
    const again = await ask(`${TILE}.mvt`, { 'if-none-match': `"other", ${etag}` });
    expect(again.statusCode).toBe(304);
    expect(again.rawPayload.length).toBe(0);
    expect(again.headers['etag']).toBe(etag);

    await running.source.query(`UPDATE actor SET name = 'Renommé' WHERE territory_id = $1 AND slug = $2`, [
      here.territoryId,
      slug,
    ]);
    const changed = await ask(`${TILE}.mvt`, { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(decode(changed.rawPayload)[0]?.['name']).toBe('Renommé');
  });

  test('is told of new opening hours and areas, which change what filters show', async () => {
    const { id } = await put({ at: [0.62, 47.34] });
    let etag = String((await ask(`${TILE}.mvt`)).headers['etag']);
    for (const statement of [
      `INSERT INTO actor_opening VALUES ($1, $2, 1, '09:00', '12:00')`,
      `UPDATE actor_opening SET closes = '13:00' WHERE territory_id = $1 AND actor_id = $2`,
      `DELETE FROM actor_opening WHERE territory_id = $1 AND actor_id = $2`,
    ]) {
      await running.source.query(statement, [here.territoryId, id]);
      const answer = await ask(`${TILE}.mvt`, { 'if-none-match': etag });
      expect(answer.statusCode).toBe(200);
      etag = String(answer.headers['etag']);
    }
  });

  test('gets a large tile compressed if it can read that, and the same tile if not', async () => {
    for (let n = 0; n < 60; n += 1)
      await put({
        name: `Un nom assez long pour peser ${String(n)}`,
        at: [0.62 + (n % 20) * 0.003, 47.34 + Math.floor(n / 20) * 0.003],
      });
    const compressed = await ask(`${TILE}.mvt`, { 'accept-encoding': 'br, gzip;q=0.8' });
    expect(compressed.headers['content-encoding']).toBe('gzip');
    expect(compressed.headers['vary']).toBe('accept-encoding');
    for (const header of ['', 'br', 'gzip;q=0']) {
      const plain = await ask(`${TILE}.mvt`, { 'accept-encoding': header });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(decode(plain.rawPayload)).toEqual(decode(gunzipSync(compressed.rawPayload)));
    }
  });
});

describe('refuses', () => {
  test.each([
    '17/0/0.mvt',
    '-1/0/0.mvt',
    '3/8/0.mvt',
    '3/0/8.mvt',
    '3/0/0.png',
    '3/0/0',
    '3/0/1e1.mvt',
    'a/b/c.mvt',
    '99999999999/0/0.mvt',
    '12/2055/1434.mvt?kind=castle',
    `12/2055/1434.mvt?q=${'a'.repeat(101)}`,
  ])('%s', async (path) => {
    const answer = await ask(path);
    expect(answer.statusCode).toBe(400);
    expect(Problem.parse(answer.json()).code).toBe('invalid-request');
  });

  test('a territory that does not exist', async () => {
    const answer = await running.app.inject({ url: `/api/territories/atlantide/actors/tiles/${TILE}.mvt` });
    expect(answer.statusCode).toBe(404);
    expect(Problem.parse(answer.json()).code).toBe('territory-not-found');
  });
});

test('a tile of one territory shows nobody of another', async () => {
  await put({ at: [0.62, 47.34] });
  here = await anObservatory(running.source, { name: 'voisine' });
  expect((await ask(`${TILE}.mvt`)).statusCode).toBe(204);
  expect((await ask(`${TILE}.mvt?kind=neighbourhood-association`)).statusCode).toBe(204);
});
