import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { AreaKind } from '@belvedere/contracts/areas';
import { Bounds } from '@belvedere/contracts/geography';
import { Sql } from '../database/sql.ts';

const TerritoryRow = z.object({
  id: z.number(),
  slug: z.string(),
  name: z.string(),
  demonstration: z.boolean(),
  disclosureThreshold: z.number(),
  communes: z.array(z.string()),
  areaKinds: z.array(AreaKind),
  bounds: Bounds,
  openCampaigns: z.number(),
  actors: z.number(),
});
export type TerritoryRow = z.infer<typeof TerritoryRow>;

const TERRITORIES = `
  SELECT t.id, t.slug, t.name, t.demonstration, t.disclosure_threshold AS "disclosureThreshold",
         a.communes, a."areaKinds", a.bounds, c.open::int AS "openCampaigns", p.actors::int AS actors
    FROM territory t
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(name ORDER BY population DESC NULLS LAST, name) FILTER (WHERE kind = 'commune'), '{}') AS communes,
             coalesce(array_agg(DISTINCT kind), '{}') AS "areaKinds",
             CASE count(*) WHEN 0 THEN '{-5.2,41.3,9.6,51.1}'
               ELSE ARRAY[min(ST_XMin(geom)), min(ST_YMin(geom)), max(ST_XMax(geom)), max(ST_YMax(geom))] END AS bounds
        FROM area
       WHERE territory_id = t.id AND daterange(valid_from, valid_to) @> current_date) a
    CROSS JOIN LATERAL (
      SELECT count(*) AS open FROM campaign
       WHERE territory_id = t.id AND current_date BETWEEN opens_on AND coalesce(closes_on, 'infinity')) c
    CROSS JOIN LATERAL (SELECT coalesce(max(actors), 0) AS actors FROM actor_register WHERE territory_id = t.id) p
   WHERE $1::text IS NULL OR t.slug = $1
   ORDER BY t.name`;

@Injectable()
export class TerritoriesQueries {
  constructor(private readonly sql: Sql) {}

  all(): Promise<TerritoryRow[]> {
    return this.sql.rows(TerritoryRow, TERRITORIES, [null]);
  }

  bySlug(slug: string): Promise<TerritoryRow | null> {
    return this.sql.row(TerritoryRow, TERRITORIES, [slug]);
  }

  async idOf(slug: string): Promise<number | null> {
    const found = await this.sql.row(
      z.object({ id: z.number() }),
      'SELECT id FROM territory WHERE slug = $1',
      [slug],
    );
    return found?.id ?? null;
  }

  /** The new territory's number; null when this slug is taken. */
  async create(
    territory: { slug: string; name: string; demonstration: boolean },
    manager?: EntityManager,
  ): Promise<number | null> {
    const created = await this.sql.row(
      z.object({ id: z.number() }),
      `INSERT INTO territory (slug, name, demonstration) VALUES ($1, $2, $3)
           ON CONFLICT (slug) DO NOTHING RETURNING id`,
      [territory.slug, territory.name, territory.demonstration],
      manager,
    );
    return created?.id ?? null;
  }
}
