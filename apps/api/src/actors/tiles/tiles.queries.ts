import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { Sql } from '../../database/sql.ts';
import { ACTOR_KEPT } from '../filters.ts';
import { encodeTile, EXTENT, LAYER, TileCell } from './encode-tile.ts';
import { type TileAddress, tileBounds } from './tile-address.ts';
import { TileBatches } from './tile-batches.ts';

/** From steps of mercator_x and mercator_y to units of a tile, whose grid is the same whichever way it was filled. */
const inTile = (grid: string, zoom: string, column: string, row: string) => `
  SELECT points, (x - (${column}::bigint << 28 - ${zoom}) >> 16 - ${zoom})::int AS x,
         (y - (${row}::bigint << 28 - ${zoom}) >> 16 - ${zoom})::int AS y, slug, name, kind
    FROM (${grid}) AS grid`;

const prepared = (territory: string, zoom: string, column: string, row: string) =>
  inTile(
    `SELECT points, sum_x / points AS x, sum_y / points AS y, slug, name, kind
       FROM actor_cluster
      WHERE territory_id = ${territory} AND zoom = ${zoom} AND tile_x = ${column} AND tile_y = ${row}`,
    zoom,
    column,
    row,
  );
const PREPARED = prepared('$1', '$2::int', '$3::int', '$4::int');

/** The envelope is a little larger than the tile, so that the exact comparison beside it decides on the edges. */
const LIVE = inTile(
  `SELECT count(*)::int AS points, sum(a.x) / count(*) AS x, sum(a.y) / count(*) AS y,
          CASE count(*) WHEN 1 THEN min(a.slug) END AS slug, CASE count(*) WHEN 1 THEN min(a.name) END AS name,
          CASE count(*) WHEN 1 THEN min(a.kind) END AS kind
     FROM actor a
    WHERE ${ACTOR_KEPT}
      AND a.geom && ST_Expand(ST_MakeEnvelope($16, $17, $18, $19, 4326), 0.00001)
      AND a.x >> 28 - $13::int = $14::int AND a.y >> 28 - $13::int = $15::int
    GROUP BY a.x >> 23 - $13::int, a.y >> 23 - $13::int`,
  '$13::int',
  '$14::int',
  '$15::int',
);

/** No `ST_AsMVTGeom`: the cells are in units of the tile already, and none lies outside. */
const encoded = (cells: string) => `
  SELECT ST_AsMVT(f, '${LAYER}', ${String(EXTENT)}, 'geom') AS tile
    FROM (SELECT ST_MakePoint(x, y) AS geom, points, slug, name, kind FROM (${cells}) AS cells) AS f`;

/** The statements, also for whoever wants to measure them without us. */
export const TILE_STATEMENTS = {
  prepared: { cells: PREPARED, encoded: encoded(PREPARED) },
  live: { cells: LIVE, encoded: encoded(LIVE) },
};

/**
 * Tiles come as base64, a third less to send and to collect as garbage than the digits by which `pg` reads bytes.
 * Read as subqueries, the arrays have no length that the planner sees: it would plan anew for each, longer than
 * it looks.
 */
const TOGETHER = `
  SELECT encode((${encoded(prepared('w.territory_id', 'w.zoom', 'w.x', 'w.y'))}), 'base64') AS tile
    FROM unnest((SELECT $1::int[]), (SELECT $2::int[]), (SELECT $3::int[]), (SELECT $4::int[]))
         WITH ORDINALITY AS w(territory_id, zoom, x, y, place)
   ORDER BY w.place`;

const EncodedTile = z.object({ tile: z.instanceof(Buffer) });

@Injectable()
export class TilesQueries implements OnModuleInit {
  private databaseEncodes = false;

  constructor(
    private readonly sql: Sql,
    private readonly batches: TileBatches,
  ) {}

  /** The embedded PostGIS has no protobuf; a server may lack it too. */
  async onModuleInit(): Promise<void> {
    this.databaseEncodes = await this.sql
      .run(`SELECT ST_AsMVT(f, 'actors', 4096, 'geom') FROM (SELECT ST_MakePoint(0, 0) AS geom) AS f`)
      .then(() => true)
      .catch(() => false);
  }

  /** Whether more tiles are wanted than one person looks at. */
  get crowded(): boolean {
    return this.batches.crowded;
  }

  /** All actors of a territory in a tile, from the cells prepared for its zoom. */
  async all(territoryId: number, address: TileAddress): Promise<Buffer> {
    if (this.databaseEncodes) return this.batches.tile(TOGETHER, territoryId, address);
    const parameters = [territoryId, address.zoom, address.x, address.y];
    return encodeTile(await this.sql.rows(TileCell, TILE_STATEMENTS.prepared.cells, parameters));
  }

  /** The actors that filters keep, grouped while one waits; `parameters` are those of the filters. */
  async kept(parameters: unknown[], address: TileAddress): Promise<Buffer> {
    const all = [...parameters, address.zoom, address.x, address.y, ...tileBounds(address)];
    if (!this.databaseEncodes)
      return encodeTile(await this.sql.rows(TileCell, TILE_STATEMENTS.live.cells, all));
    return (await this.sql.row(EncodedTile, TILE_STATEMENTS.live.encoded, all))?.tile ?? Buffer.alloc(0);
  }
}
