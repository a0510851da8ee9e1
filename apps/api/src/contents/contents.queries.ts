import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Content } from '@belvedere/domain/moderation';
import { Sql } from '../database/sql.ts';
import { CREATE, DETAILS, FOUND, LOCK, REMOVE, SIMILAR, UPDATE } from './contents-statements.ts';

const Row = z.object({
  id: z.number(),
  slug: z.string(),
  name: z.string(),
  values: z.record(z.string(), z.json()),
});
const Named = z.object({ key: z.string(), name: z.string() });

@Injectable()
export class ContentsQueries {
  constructor(private readonly sql: Sql) {}

  /** By name in addresses, or by row number. */
  found(
    content: Content,
    territoryId: number,
    by: { slug: string } | { id: number },
    manager?: EntityManager,
  ): Promise<z.infer<typeof Row> | null> {
    const { slug = null, id = null } = by as { slug?: string; id?: number };
    return this.sql.row(Row, FOUND[content], [territoryId, slug, id], manager);
  }

  /** Keeps it from changing until the transaction ends. */
  lock(content: Content, territoryId: number, id: number, manager: EntityManager): Promise<void> {
    return this.sql.run(LOCK[content], [territoryId, id], manager);
  }

  /** @returns null when that name in addresses is taken */
  async create(
    content: Content,
    territoryId: number,
    slug: string,
    values: object,
    manager: EntityManager,
  ): Promise<number | null> {
    const made = await this.sql.row(
      z.object({ id: z.number() }),
      CREATE[content],
      [territoryId, slug, JSON.stringify(values)],
      manager,
    );
    return made?.id ?? null;
  }

  /** Changes the fields that `values` has, and no other. */
  update(
    content: Content,
    territoryId: number,
    id: number,
    values: object,
    manager: EntityManager,
  ): Promise<void> {
    return this.sql.run(UPDATE[content], [territoryId, id, JSON.stringify(values)], manager);
  }

  /** Makes it serve, or take place in, exactly these; or be held by exactly these. */
  async link(
    content: Content,
    detail: 'areas' | 'holders',
    territoryId: number,
    id: number,
    keys: readonly string[],
    manager: EntityManager,
  ): Promise<void> {
    for (const statement of DETAILS[content][detail] ?? [])
      await this.sql.run(statement, [territoryId, id, keys], manager);
  }

  remove(content: Content, territoryId: number, id: number, manager: EntityManager): Promise<void> {
    return this.sql.run(REMOVE[content], [territoryId, id], manager);
  }

  /** Whether something else refers to it: an actor that holds an action, or for which somebody is a member. */
  async used(territoryId: number, actorId: number, manager: EntityManager): Promise<boolean> {
    const found = await this.sql.row(
      z.object({ used: z.boolean() }),
      `SELECT EXISTS (SELECT FROM action_holder WHERE territory_id = $1 AND actor_id = $2)
           OR EXISTS (SELECT FROM membership WHERE territory_id = $1 AND actor_id = $2) AS used`,
      [territoryId, actorId],
      manager,
    );
    return found!.used;
  }

  /** Areas of today by code. `codes` null: the neighbourhoods to choose from. */
  areas(territoryId: number, codes: readonly string[] | null, manager?: EntityManager) {
    return this.sql.rows(
      Named,
      `SELECT code AS key, name FROM area
        WHERE territory_id = $1 AND daterange(valid_from, valid_to) @> current_date
          AND CASE WHEN $2::text[] IS NULL THEN kind = 'neighbourhood' ELSE code = ANY ($2) END
        ORDER BY name, code`,
      [territoryId, codes],
      manager,
    );
  }

  /** Actors by name in addresses. `slugs` null: all of them, as far as a list can be chosen from. */
  actors(territoryId: number, slugs: readonly string[] | null, manager?: EntityManager) {
    return this.sql.rows(
      Named,
      `SELECT slug AS key, name FROM actor
        WHERE territory_id = $1 AND ($2::text[] IS NULL OR slug = ANY ($2))
        ORDER BY name_key, id LIMIT 1000`,
      [territoryId, slugs],
      manager,
    );
  }

  /** Actors that are called nearly so, the nearest first: by trigrams of their name or of another one that they have. */
  similar(territoryId: number, name: string) {
    return this.sql.rows(Named, SIMILAR, [territoryId, name]);
  }
}
