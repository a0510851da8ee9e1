import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Area, type AreaKind, AreaName, AreaOutlines, type AreaQuery } from '@belvedere/contracts/areas';
import type { Point } from '@belvedere/contracts/geography';
import { Sql } from '../database/sql.ts';

export const AreaRow = Area.extend({ id: z.number() });
export type AreaRow = z.infer<typeof AreaRow>;

/** Where one of several points lies; `known`: there are boundaries of that kind on that day. */
const PlaceRow = z.object({ known: z.boolean(), area: AreaName.extend({ id: z.number() }).nullable() });
export type PlaceRow = z.infer<typeof PlaceRow>;

const AREA = `
  SELECT a.id, a.code, a.name, a.kind, a.population, a.source, a.licence,
         a.valid_from::text AS "validFrom", a.valid_to::text AS "validTo",
         CASE WHEN c.id IS NOT NULL THEN json_build_object('code', c.code, 'name', c.name) END AS commune,
         ARRAY[ST_X(p.geom), ST_Y(p.geom)] AS center,
         ARRAY[ST_XMin(a.geom), ST_YMin(a.geom), ST_XMax(a.geom), ST_YMax(a.geom)] AS bounds
    FROM area a
    CROSS JOIN LATERAL (SELECT ST_PointOnSurface(a.geom) AS geom) p
    LEFT JOIN area c ON c.id = a.commune_id`;

const ALL = `${AREA}
   WHERE a.territory_id = $1
     AND ($2::text IS NULL OR a.kind = $2)
     AND daterange(a.valid_from, a.valid_to) @> coalesce($3::date, current_date)
   ORDER BY a.kind, a.code`;

const BY_CODE = `${AREA}
   WHERE a.territory_id = $1 AND a.code = $2
     AND daterange(a.valid_from, a.valid_to) @> coalesce($3::date, current_date)`;

/** The same place: what both cover is at least a third of the larger one. */
const RELATED = `${AREA}
    JOIN area this ON this.id = $1 AND this.territory_id = a.territory_id AND this.id <> a.id
   WHERE a.kind <> 'commune' AND this.kind <> 'commune' AND ST_Intersects(a.geom, this.geom)
     AND ST_Area(ST_Intersection(a.geom, this.geom)) * 3 >= greatest(ST_Area(a.geom), ST_Area(this.geom))
   ORDER BY a.valid_to DESC NULLS FIRST, a.kind, a.valid_from DESC, a.code`;

/** For drawing: within half of a ten-thousandth of a degree, less than a pixel on a map of a town. */
const OUTLINES = `
  SELECT 'Feature' AS type, code AS id,
         json_build_object('code', code, 'name', name, 'kind', kind) AS properties,
         ST_AsGeoJSON(ST_Multi(ST_SimplifyPreserveTopology(geom, 0.00005)), 6)::json AS geometry
    FROM area
   WHERE territory_id = $1
     AND ($2::text IS NULL OR kind = $2)
     AND daterange(valid_from, valid_to) @> coalesce($3::date, current_date)
   ORDER BY kind, code`;

/** A point on a border belongs to both sides: the smaller area has it, then the first code, always the same. */
const LOCATE = `
  SELECT EXISTS (SELECT FROM area
                  WHERE territory_id = $1 AND kind = $2
                    AND daterange(valid_from, valid_to) @> coalesce($3::date, current_date)) AS known,
         a.area
    FROM unnest($4::float8[], $5::float8[]) WITH ORDINALITY AS p(lon, lat, place)
    LEFT JOIN LATERAL (
      SELECT json_build_object('id', id, 'code', code, 'name', name) AS area
        FROM area
       WHERE territory_id = $1 AND kind = $2
         AND daterange(valid_from, valid_to) @> coalesce($3::date, current_date)
         AND ST_Covers(geom, ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4326))
       ORDER BY ST_Area(geom), code
       LIMIT 1) a ON true
   ORDER BY p.place`;

@Injectable()
export class AreasQueries {
  constructor(private readonly sql: Sql) {}

  all(territoryId: number, { kind, on }: AreaQuery): Promise<AreaRow[]> {
    return this.sql.rows(AreaRow, ALL, [territoryId, kind ?? null, on ?? null]);
  }

  byCode(territoryId: number, code: string, on: string | undefined): Promise<AreaRow | null> {
    return this.sql.row(AreaRow, BY_CODE, [territoryId, code, on ?? null]);
  }

  related(areaId: number): Promise<AreaRow[]> {
    return this.sql.rows(AreaRow, RELATED, [areaId]);
  }

  outlines(territoryId: number, { kind, on }: AreaQuery): Promise<AreaOutlines['features']> {
    return this.sql.rows(AreaOutlines.shape.features.element, OUTLINES, [
      territoryId,
      kind ?? null,
      on ?? null,
    ]);
  }

  locate(
    territoryId: number,
    kind: AreaKind,
    points: readonly Point[],
    on: string | undefined,
  ): Promise<PlaceRow[]> {
    const [lon, lat] = [points.map((point) => point.lon), points.map((point) => point.lat)];
    return this.sql.rows(PlaceRow, LOCATE, [territoryId, kind, on ?? null, lon, lat]);
  }
}
