import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { AuditQuery } from '@belvedere/contracts/audit';
import { Sql } from '../database/sql.ts';

const Fields = z.record(z.string(), z.unknown()).nullable();

const EntryRow = z.object({
  id: z.coerce.number(),
  at: z.date(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  role: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  concernedId: z.string().nullable(),
  concernedName: z.string().nullable(),
  before: Fields,
  after: Fields,
});
export type EntryRow = z.infer<typeof EntryRow>;

/** An entry as it is written. */
export interface NewEntry {
  territoryId: number | null;
  /** Null: the operator of the server. */
  personId: string | null;
  role: string;
  action: string;
  subject: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

/** From each action to the next one by an index, which is a step an action: DISTINCT would read the whole trace. */
export const ACTIONS = `
  WITH RECURSIVE seen AS (
    SELECT min(action) AS action FROM audit_entry WHERE territory_id = $1
    UNION ALL
    SELECT (SELECT min(e.action) FROM audit_entry e WHERE e.territory_id = $1 AND e.action > seen.action)
      FROM seen WHERE seen.action IS NOT NULL)
  SELECT action FROM seen WHERE action IS NOT NULL ORDER BY action`;

@Injectable()
export class AuditQueries {
  constructor(private readonly sql: Sql) {}

  insert(entry: NewEntry, manager: EntityManager): Promise<void> {
    return this.sql.run(
      `INSERT INTO audit_entry (territory_id, person_id, role, action, subject, before, after)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        entry.territoryId,
        entry.personId,
        entry.role,
        entry.action,
        entry.subject,
        asJson(entry.before),
        asJson(entry.after),
      ],
      manager,
    );
  }

  page(territoryId: number, query: AuditQuery, size: number): Promise<EntryRow[]> {
    return this.sql.rows(
      EntryRow,
      `SELECT e.id, e.at, e.person_id AS "personId", p.name AS "personName", e.role, e.action, e.subject,
              c.id AS "concernedId", q.name AS "concernedName", e.before, e.after
         FROM audit_entry e
         LEFT JOIN auth.person p ON p.id = e.person_id
         CROSS JOIN LATERAL (SELECT coalesce(e.after ->> 'person', e.before ->> 'person')::uuid AS id) c
         LEFT JOIN auth.person q ON q.id = c.id
        WHERE e.territory_id = $1
          AND ($2::text IS NULL OR e.action = $2)
          AND ($3::uuid IS NULL OR e.person_id = $3)
          AND ($4::date IS NULL OR e.at >= $4::date::timestamp AT TIME ZONE 'Europe/Paris')
          AND ($5::date IS NULL OR e.at < ($5::date + 1)::timestamp AT TIME ZONE 'Europe/Paris')
          AND ($6::bigint IS NULL OR e.id < $6)
        ORDER BY e.id DESC
        LIMIT $7`,
      [
        territoryId,
        query.action ?? null,
        query.person ?? null,
        query.from ?? null,
        query.to ?? null,
        query.before ?? null,
        size,
      ],
    );
  }

  async actions(territoryId: number): Promise<string[]> {
    const found = await this.sql.rows(z.object({ action: z.string() }), ACTIONS, [territoryId]);
    return found.map(({ action }) => action);
  }

  async purge(territoryId: number | null, olderThan: Date): Promise<number> {
    const done = await this.sql.row(
      z.object({ purged: z.coerce.number() }),
      'SELECT purge_audit_entry($1, $2) AS purged',
      [territoryId, olderThan],
    );
    return done!.purged;
  }
}

const asJson = (fields: Record<string, unknown> | null | undefined) =>
  fields ? JSON.stringify(fields) : null;
