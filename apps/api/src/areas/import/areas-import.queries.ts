import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { MultiPolygon } from '@belvedere/domain/geography';
import { Sql } from '../../database/sql.ts';

/** From the first day to the day before `validTo`. Days as "2024-01-01". */
export interface Period {
  validFrom: string;
  validTo: string | null;
}

/** A geometry as PostGIS reads it. `sound` is the hexadecimal EWKB of what can be stored; null when nothing can. */
const Examined = z.object({
  outside: z.boolean(),
  valid: z.boolean(),
  reason: z.string(),
  change: z.number(),
  sound: z.string().nullable(),
});
export type Examined = z.infer<typeof Examined>;

const Boundaries = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});
export type Boundaries = z.infer<typeof Boundaries>;

const Stored = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  hectares: z.number(),
  commune: z.string().nullable(),
});
export type Stored = z.infer<typeof Stored>;

/**
 * `change`: how much of the surface making it valid adds or takes away, from 0 to 1. `outside`: next to nothing of it
 * lies in the communes that the territory has in this period; false when it has none, or when this is a commune.
 */
const EXAMINE = `
  WITH given AS (SELECT ST_SetSRID(ST_GeomFromGeoJSON($1), 4326) AS geom),
       made AS (
         SELECT geom,
                ST_Multi(ST_ForcePolygonCCW(ST_CollectionExtract(
                  CASE WHEN ST_IsValid(geom) THEN geom ELSE ST_MakeValid(geom, 'method=structure') END, 3))) AS sound
           FROM given),
       commune AS (
         SELECT geom FROM area
          WHERE territory_id = $2 AND kind = 'commune' AND $3 <> 'commune'
            AND daterange(valid_from, valid_to) && daterange($4, $5))
  SELECT ST_IsValid(geom) AS valid, ST_IsValidReason(geom) AS reason,
         coalesce(abs(ST_Area(sound) - ST_Area(geom)) / nullif(greatest(ST_Area(sound), ST_Area(geom)), 0), 1)::float8 AS change,
         CASE WHEN ST_Area(sound) > 0 AND ST_IsValid(sound) THEN sound::text END AS sound,
         EXISTS (SELECT FROM commune)
           AND (SELECT coalesce(sum(ST_Area(ST_Intersection(commune.geom, sound))), 0)
                  FROM commune WHERE ST_Intersects(commune.geom, sound)) < $6 * ST_Area(sound) AS outside
    FROM made`;

const CLOSE_PREVIOUS = `
  WITH closed AS (
    UPDATE area SET valid_to = $4
     WHERE territory_id = $1 AND kind = $2 AND code = ANY($3) AND valid_from < $4 AND coalesce(valid_to > $4, true)
    RETURNING code, name, kind, valid_from, valid_to)
  SELECT code, name, kind, valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM closed ORDER BY code`;

const CONFLICTS = `
  SELECT code, name, kind, valid_from::text AS "validFrom", valid_to::text AS "validTo"
    FROM area
   WHERE territory_id = $1 AND code = ANY($2) AND daterange(valid_from, valid_to) && daterange($3, $4)
   ORDER BY code, valid_from`;

const STORE = `
  INSERT INTO area (territory_id, kind, code, name, population, geom, source, licence, valid_from, valid_to)
  VALUES ($1, $2, $3, $4, $5, $6::geometry, $7, $8, $9, $10)
  RETURNING id`;

/** The commune of each area that has none yet: that of its time which covers it nearly whole. */
const LINK_COMMUNES = `
  UPDATE area SET commune_id = found.commune_id
    FROM (SELECT DISTINCT ON (a.id) a.id, c.id AS commune_id
            FROM area a
            JOIN area c ON c.territory_id = a.territory_id AND c.kind = 'commune'
                       AND daterange(c.valid_from, c.valid_to) && daterange(a.valid_from, a.valid_to)
                       AND ST_Intersects(c.geom, a.geom)
           WHERE a.territory_id = $1 AND a.kind <> 'commune' AND a.commune_id IS NULL
             AND ST_Area(ST_Intersection(c.geom, a.geom)) >= $2 * ST_Area(a.geom)
           ORDER BY a.id, ST_Area(ST_Intersection(c.geom, a.geom)) DESC, c.valid_from DESC) AS found
   WHERE area.id = found.id`;

const STORED = `
  SELECT a.id, a.code, a.name, c.name AS commune, ST_Area(a.geom::geography) / 10000 AS hectares
    FROM area a
    LEFT JOIN area c ON c.id = a.commune_id
   WHERE a.id = ANY($1::int[])
   ORDER BY array_position($1::int[], a.id)`;

/** An area is in a commune when this share of it is: borders are never drawn twice alike. */
const LEAST_COVERED = 0.95;

interface NewArea extends Period {
  territoryId: number;
  kind: string;
  code: string;
  name: string;
  population: number | null;
  /** Hexadecimal EWKB, as {@link AreasImportQueries.examine} answers. */
  geometry: string;
  source: string;
  licence: string;
}

@Injectable()
export class AreasImportQueries {
  constructor(private readonly sql: Sql) {}

  async examine(
    geometry: MultiPolygon,
    territoryId: number,
    { kind, validFrom, validTo }: Period & { kind: string },
    manager: EntityManager,
  ): Promise<Examined> {
    const parameters = [JSON.stringify(geometry), territoryId, kind, validFrom, validTo, 1 - LEAST_COVERED];
    return (await this.sql.row(Examined, EXAMINE, parameters, manager))!;
  }

  /** Ends, on the day from which new ones hold, the boundaries of this kind that bear one of these codes. */
  closePrevious(
    territoryId: number,
    kind: string,
    codes: readonly string[],
    on: string,
    manager: EntityManager,
  ): Promise<Boundaries[]> {
    return this.sql.rows(Boundaries, CLOSE_PREVIOUS, [territoryId, kind, codes, on], manager);
  }

  /** Boundaries that bear one of these codes during a part of this period. */
  conflicts(
    territoryId: number,
    codes: readonly string[],
    { validFrom, validTo }: Period,
    manager: EntityManager,
  ): Promise<Boundaries[]> {
    return this.sql.rows(Boundaries, CONFLICTS, [territoryId, codes, validFrom, validTo], manager);
  }

  async store(area: NewArea, manager: EntityManager): Promise<number> {
    const stored = await this.sql.row(
      z.object({ id: z.number() }),
      STORE,
      [
        area.territoryId,
        area.kind,
        area.code,
        area.name,
        area.population,
        area.geometry,
        area.source,
        area.licence,
        area.validFrom,
        area.validTo,
      ],
      manager,
    );
    return stored!.id;
  }

  linkCommunes(territoryId: number, manager: EntityManager): Promise<void> {
    return this.sql.run(LINK_COMMUNES, [territoryId, LEAST_COVERED], manager);
  }

  /** Areas by their row numbers, in that order. */
  stored(ids: readonly number[], manager: EntityManager): Promise<Stored[]> {
    return this.sql.rows(Stored, STORED, [ids], manager);
  }
}
