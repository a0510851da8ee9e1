import type pg from 'pg';
import { makeActors, TERRITORY } from './data.ts';
import { atLeast, below, type Measure, rate } from './measure.ts';
import { call, type Server } from './server.ts';

interface TileStatements {
  TILE_STATEMENTS: { prepared: { encoded: string } };
}

const ACTORS = 1_000_000;
const LARGEST_BYTES = 500_000;
const RUN = { atOnce: 8, seconds: 5 };
/** A region, a town and a street: what a tile costs the database differs by five. */
const ZOOMS = [10, 13, 16];
/** Too few tiles to be timed, and full ones: they are weighed. */
const COUNTRY = 6;
/** The fullest tiles of a zoom are measured. */
const MEASURED = 2000;
/** So many are asked for again and again where the server's memory is measured. */
const KEPT = 200;
const GZIP = { headers: { 'accept-encoding': 'gzip' } };

/** (b) Tiles of a million actors: cold against the same SQL by bare `pg`, cached against cold, and their weight. */
export async function tiles(server: Server, db: pg.Pool, territory: number): Promise<Measure[]> {
  await makeActors(db, territory, ACTORS);
  const { TILE_STATEMENTS } = (await import(
    new URL('../../api/dist/actors/tiles/tiles.queries.js', import.meta.url).href
  )) as TileStatements;
  const folder = `${server.url}/api/territories/${TERRITORY}/actors/tiles`;
  const measures: Measure[] = [];
  let largest = 0;
  for (const zoom of [COUNTRY, ...ZOOMS]) {
    const { rows } = await db.query<{ x: number; y: number }>(
      `SELECT tile_x AS x, tile_y AS y FROM actor_cluster WHERE territory_id = $1 AND zoom = $2
        GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT $3`,
      [territory, zoom, MEASURED],
    );
    const urls = rows.map(({ x, y }) => `${folder}/${String(zoom)}/${String(x)}/${String(y)}.mvt`);
    for (const url of urls.slice(0, 20)) largest = Math.max(largest, (await call(url)).length);
    if (zoom === COUNTRY) continue;

    const bare = await rate((turn) => {
      const { x, y } = rows[turn % rows.length]!;
      const values = [territory, zoom, x, y];
      return db.query({ name: 'tile', text: TILE_STATEMENTS.prepared.encoded, values });
    }, RUN);
    const forget = async () => {
      await db.query('UPDATE actor_register SET revision = revision + 1 WHERE territory_id = $1', [
        territory,
      ]);
      await call(urls[0]!, { headers: { 'cache-control': 'no-cache' } });
    };
    // The first time is for the server's compiler.
    await coldRate(urls, forget);
    const cold = await coldRate(urls, forget);
    const cached = await rate((turn) => call(urls[turn % KEPT]!, GZIP), RUN);
    measures.push(
      atLeast(`(b) actor tiles, zoom ${String(zoom)}, cold; limit: bare SQL`, cold, bare, '/s', 0.8),
      atLeast(`(b) actor tiles, zoom ${String(zoom)}, cached; limit: cold`, cached, cold, '/s', 5),
    );
  }
  return [
    ...measures,
    below('(b) heaviest tile of 1,000,000 actors, uncompressed', largest, LARGEST_BYTES, 'bytes'),
  ];
}

/** How many tiles a second come when each is asked for once, all of them again and again after the server forgot them. */
async function coldRate(urls: readonly string[], forget: () => Promise<void>): Promise<number> {
  let came = 0;
  let took = 0;
  while (took < RUN.seconds * 1000) {
    await forget();
    const began = performance.now();
    // The first one came while the server learned that it must forget.
    let next = 1;
    await Promise.all(
      Array.from({ length: RUN.atOnce }, async () => {
        while (next < urls.length) await call(urls[next++]!, GZIP);
      }),
    );
    took += performance.now() - began;
    came += urls.length - 1;
  }
  return came / (took / 1000);
}
