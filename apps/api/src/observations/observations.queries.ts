import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type AreaObservations,
  Observation,
  type ObservationFilters,
  type ObservationList,
  ObservationPlaces,
} from '@belvedere/contracts/observations';
import { Sql } from '../database/sql.ts';

const OBSERVATION = `
  o.id, o.slug, o.practice, o.tool, o.audiences, o.theme, o.seen_on::text AS "seenOn",
  CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('code', r.code, 'name', r.name) END AS area,
  CASE WHEN o.geom IS NOT NULL THEN ARRAY[ST_X(o.geom), ST_Y(o.geom)] END AS position,
  CASE WHEN p.id IS NOT NULL
       THEN jsonb_build_object('id', p.id, 'text', o.photo_text, 'width', p.width, 'height', p.height) END AS photo,
  o.demonstration`;
const FROM = `FROM observation o LEFT JOIN area r ON r.id = o.area_id`;
const PHOTOS = `LEFT JOIN photo p ON (p.territory_id, p.id) = (o.territory_id, o.photo_id)`;

/** Each filter on its own, since a facet leaves out its own; one that is not set is null. */
const THEME_KEPT = `($2::text[] IS NULL OR o.theme = ANY ($2))`;
const AUDIENCE_KEPT = `($3::text[] IS NULL OR o.audiences && $3)`;
const AREA_KEPT = `($4::text[] IS NULL OR r.code = ANY ($4))`;
/** The words as they were typed, or nearly so. */
const TEXT_KEPT = `($5::text IS NULL OR strpos(o.search, plain_text($5)) > 0 OR plain_text($5) <% o.search)`;

const PAGE = `
  SELECT ${OBSERVATION} ${FROM} ${PHOTOS}
   WHERE o.territory_id = $1 AND ${THEME_KEPT} AND ${AUDIENCE_KEPT} AND ${AREA_KEPT} AND ${TEXT_KEPT}
     AND ($6::date IS NULL OR (o.seen_on, o.id) < ($6, $7::int))
   ORDER BY o.seen_on DESC, o.id DESC
   LIMIT $8`;

const COUNTS = `
  WITH found AS MATERIALIZED (
    SELECT o.theme, o.audiences, r.code, r.name,
           ${THEME_KEPT} AS theme_kept, ${AUDIENCE_KEPT} AS audience_kept, ${AREA_KEPT} AS area_kept
      ${FROM} WHERE o.territory_id = $1 AND ${TEXT_KEPT})
  SELECT 'total' AS facet, '' AS value, '' AS label, count(*)::int AS count FROM found
   WHERE theme_kept AND audience_kept AND area_kept
  UNION ALL
  SELECT 'theme', theme, '', count(*)::int FROM found WHERE audience_kept AND area_kept GROUP BY theme
  UNION ALL
  SELECT 'audience', one, '', count(*)::int FROM found, unnest(audiences) AS one
   WHERE theme_kept AND area_kept GROUP BY one
  UNION ALL
  SELECT 'area', code, max(name), count(*)::int FROM found
   WHERE theme_kept AND audience_kept AND code IS NOT NULL GROUP BY code
  ORDER BY facet, count DESC, label, value`;

/**
 * Linked to an outline of the area, of today or before, or seen within the one of today: each found by an index, where the
 * one or the other asked of every observation would read them all.
 */
export const OF_AREA = `
  WITH seen AS MATERIALIZED (
    SELECT o.id FROM area now JOIN area r ON (r.territory_id, r.code) = (now.territory_id, now.code)
      JOIN observation o ON o.area_id = r.id
     WHERE now.id = $2 AND o.territory_id = $1
    UNION
    SELECT o.id FROM area now JOIN observation o ON ST_Covers(now.geom, o.geom)
     WHERE now.id = $2 AND now.territory_id = $1 AND o.territory_id = $1)
  SELECT ${OBSERVATION}, count(*) OVER ()::int AS total
    ${FROM} ${PHOTOS}
   WHERE o.territory_id = $1 AND o.id IN (SELECT id FROM seen)
   ORDER BY o.seen_on DESC, o.id DESC
   LIMIT $3`;

/**
 * The places that have most come first, should there be more than a map can show; the row without a place is the first. Of
 * each place only the latest are put into words: one may hold thousands.
 */
const PLACES = `
  SELECT CASE WHEN o.geom IS NOT NULL THEN ARRAY[ST_X(o.geom), ST_Y(o.geom)] END AS position, count(*)::int AS count,
         array_agg(jsonb_build_object('slug', o.slug, 'practice', o.practice, 'seenOn', o.seen_on::text)
                   ORDER BY o.nth) FILTER (WHERE o.nth <= $6) AS observations
    FROM (SELECT o.slug, o.practice, o.seen_on, o.geom,
                 row_number() OVER (PARTITION BY o.geom ORDER BY o.seen_on DESC, o.id DESC) AS nth
            ${FROM}
           WHERE o.territory_id = $1 AND ${THEME_KEPT} AND ${AUDIENCE_KEPT} AND ${AREA_KEPT} AND ${TEXT_KEPT}) o
   GROUP BY o.geom
   ORDER BY o.geom IS NOT NULL, count DESC
   LIMIT $7`;

const PlaceRow = ObservationPlaces.shape.places.element.extend({
  position: ObservationPlaces.shape.places.element.shape.position.nullable(),
});
const ObservationRow = Observation.extend({ id: z.number() });
type ObservationRow = z.infer<typeof ObservationRow>;
const CountRow = z.object({
  facet: z.enum(['total', 'theme', 'audience', 'area']),
  value: z.string(),
  label: z.string(),
  count: z.number(),
});

@Injectable()
export class ObservationsQueries {
  constructor(private readonly sql: Sql) {}

  page(
    territoryId: number,
    filters: ObservationFilters,
    after: { seenOn: string; id: number } | null,
    most: number,
  ): Promise<ObservationRow[]> {
    return this.sql.rows(ObservationRow, PAGE, [
      ...parameters(territoryId, filters),
      ...[after?.seenOn ?? null, after?.id ?? null, most],
    ]);
  }

  async counts(
    territoryId: number,
    filters: ObservationFilters,
  ): Promise<Pick<ObservationList, 'total' | 'facets'>> {
    const rows = await this.sql.rows(CountRow, COUNTS, parameters(territoryId, filters));
    const of = (facet: z.infer<typeof CountRow>['facet']) => rows.filter((row) => row.facet === facet);
    const counted = ({ value, count }: { value: string; count: number }) => ({ value, count });
    return {
      total: of('total')[0]!.count,
      facets: {
        theme: of('theme').map(counted),
        audience: of('audience').map(counted),
        area: of('area').map(({ label, ...row }) => ({ label, ...counted(row) })),
      },
    };
  }

  /** @param each how many of a place are named @param most how many places */
  async places(
    territoryId: number,
    filters: ObservationFilters,
    each: number,
    most: number,
  ): Promise<ObservationPlaces> {
    const rows = await this.sql.rows(PlaceRow, PLACES, [...parameters(territoryId, filters), each, most + 1]);
    return {
      places: rows
        .flatMap(({ position, ...place }) => (position ? { position, ...place } : []))
        .slice(0, most),
      elsewhere: rows.find(({ position }) => !position)?.count ?? 0,
    };
  }

  async ofArea(territoryId: number, areaId: number, most: number): Promise<AreaObservations> {
    const row = ObservationRow.extend({ total: z.number() });
    const rows = await this.sql.rows(row, OF_AREA, [territoryId, areaId, most]);
    return { total: rows[0]?.total ?? 0, observations: rows };
  }
}

/** The values of `$1` to `$5`. Without any value, a filter holds nothing back. */
const parameters = (territoryId: number, { theme, audience, area, q }: ObservationFilters): unknown[] => [
  territoryId,
  ...[theme, audience, area].map((values) => (values?.length ? values : null)),
  q || null,
];
