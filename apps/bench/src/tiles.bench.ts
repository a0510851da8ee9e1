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
/** The fullest tiles are measured; those that come next warm the server up, for as long as the bare client runs. */
const MEASURED = 4000;
const WARMING = 30_000;
const ZOOMS = [6, 10, 13, 16];

/** (b) Tiles of a million actors: cold against the same SQL by bare `pg`, cached against cold, and their weight. */
export async function tiles(server: Server, db: pg.Pool, territory: number): Promise<Measure[]> {
  await makeActors(db, territory, ACTORS);
  const { TILE_STATEMENTS } = (await import(
    new URL('../../api/dist/actors/tiles/tiles.queries.js', import.meta.url).href
  )) as TileStatements;
  const { rows } = await db.query<{ zoom: number; x: number; y: number; points: number }>(
    `SELECT zoom, tile_x AS x, tile_y AS y, count(*)::int AS points
       FROM actor_cluster WHERE territory_id = $1 AND zoom = ANY ($2) GROUP BY 1, 2, 3 ORDER BY 4 DESC LIMIT ${String(MEASURED + WARMING)}`,
    [territory, ZOOMS],
  );
  const gzip = { headers: { 'accept-encoding': 'gzip' } };
  const url = (turn: number) => {
    const { zoom, x, y } = rows[turn]!;
    return `${server.url}/api/territories/${TERRITORY}/actors/tiles/${String(zoom)}/${String(x)}/${String(y)}.mvt`;
  };
  const sizes = await Promise.all(rows.slice(0, 20).map((_, turn) => call(url(turn))));
  const largest = Math.max(...sizes.map(({ length }) => length));

  const bare = await rate((turn) => {
    const { zoom, x, y } = rows[turn % MEASURED]!;
    return db.query({
      name: 'tile',
      text: TILE_STATEMENTS.prepared.encoded,
      values: [territory, zoom, x, y],
    });
  }, RUN);
  /** Each tile once, and the rate at which they came. */
  const once = async (first: number, end: number): Promise<number> => {
    const began = performance.now();
    let next = first;
    await Promise.all(
      Array.from({ length: RUN.atOnce }, async () => {
        while (next < end) await call(url(next++), gzip);
      }),
    );
    return (end - first) / ((performance.now() - began) / 1000);
  };
  await once(MEASURED, rows.length);
  // Nothing but the twenty just weighed is kept ready.
  const cold = await once(20, MEASURED);
  const cached = await rate((turn) => call(url(turn % 200), gzip), RUN);
  return [
    atLeast('(b) actor tiles, cold; limit: bare SQL', cold, bare, '/s', 0.8),
    atLeast('(b) actor tiles, cached; limit: cold', cached, cold, '/s', 5),
    below('(b) heaviest tile of 1,000,000 actors, uncompressed', largest, LARGEST_BYTES, 'bytes'),
  ];
}
