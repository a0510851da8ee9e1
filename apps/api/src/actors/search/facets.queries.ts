import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ActorFacets } from '@belvedere/contracts/actors';
import { Sql } from '../../database/sql.ts';
import {
  AREA_KEPT,
  KIND_KEPT,
  OPEN_KEPT,
  OPEN_NOW,
  SERVICE_KEPT,
  TEXT_KEPT,
  THEME_KEPT,
} from '../filters.ts';

/**
 * Every actor is read once, and says which filters keep it; equal ones are counted together before the facets look at
 * them, so that a facet costs a few thousand rows and not all actors again.
 */
const FACETS = `
  WITH alike AS MATERIALIZED (
    SELECT kind, themes, services, kind_kept, theme_kept, service_kept, area_kept, open,
           ($8::boolean IS NULL OR open) AS open_kept, count(*)::int AS actors
      FROM (SELECT a.kind, a.themes, a.services, ${KIND_KEPT} AS kind_kept, ${THEME_KEPT} AS theme_kept,
                   ${SERVICE_KEPT} AS service_kept, ${AREA_KEPT} AS area_kept, ${OPEN_NOW} AS open
              FROM actor a
             WHERE a.territory_id = $1 AND ${TEXT_KEPT}) AS found
     GROUP BY kind, themes, services, kind_kept, theme_kept, service_kept, area_kept, open
  )
  SELECT 'total' AS facet, '' AS value, coalesce(sum(actors), 0)::int AS count FROM alike
   WHERE kind_kept AND theme_kept AND service_kept AND area_kept AND open_kept
  UNION ALL
  SELECT 'openNow', '', coalesce(sum(actors), 0)::int FROM alike
   WHERE kind_kept AND theme_kept AND service_kept AND area_kept AND open
  UNION ALL
  SELECT 'kind', kind, sum(actors)::int FROM alike
   WHERE theme_kept AND service_kept AND area_kept AND open_kept GROUP BY kind
  UNION ALL
  SELECT 'theme', theme, sum(actors)::int FROM alike, unnest(themes) AS theme
   WHERE kind_kept AND service_kept AND area_kept AND open_kept GROUP BY theme
  UNION ALL
  SELECT 'service', service, sum(actors)::int FROM alike, unnest(services) AS service
   WHERE kind_kept AND theme_kept AND area_kept AND open_kept GROUP BY service
  ORDER BY facet, count DESC, value`;

/** A code may have had several outlines in turn: an actor linked to two of them still counts once. */
const AREA_FACET = `
  SELECT code AS value, max(name) AS label, count(*)::int AS count
    FROM (SELECT r.code, max(r.name) AS name, s.actor_id
            FROM actor a
            JOIN actor_area s ON (s.territory_id, s.actor_id) = (a.territory_id, a.id)
            JOIN area r ON r.id = s.area_id
           WHERE a.territory_id = $1 AND s.territory_id = $1 AND ${KIND_KEPT} AND ${THEME_KEPT} AND ${SERVICE_KEPT}
             AND ${OPEN_KEPT} AND ${TEXT_KEPT} AND ($7::text[] IS NULL OR true)
           GROUP BY r.code, s.actor_id) AS served
   GROUP BY code
   ORDER BY count DESC, label, code`;

const FacetRow = z.object({
  facet: z.enum(['total', 'openNow', 'kind', 'theme', 'service']),
  value: z.string(),
  count: z.number(),
});
const AreaRow = z.object({ value: z.string(), label: z.string(), count: z.number() });

@Injectable()
export class FacetsQueries {
  constructor(private readonly sql: Sql) {}

  /** `parameters` are those of the filters. */
  async count(parameters: unknown[]): Promise<{ total: number; facets: ActorFacets }> {
    const [rows, area] = await Promise.all([
      this.sql.rows(FacetRow, FACETS, parameters),
      this.sql.rows(AreaRow, AREA_FACET, parameters),
    ]);
    const counts = (facet: z.infer<typeof FacetRow>['facet']) =>
      rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
    return {
      total: counts('total')[0]?.count ?? 0,
      facets: {
        kind: counts('kind'),
        theme: counts('theme'),
        service: counts('service'),
        area,
        openNow: counts('openNow')[0]?.count ?? 0,
      },
    };
  }
}
