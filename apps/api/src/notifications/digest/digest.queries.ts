import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Language } from '@belvedere/contracts/text';
import { Theme } from '@belvedere/domain/actors';
import { Sql } from '../../database/sql.ts';

const WaitingRow = z.object({
  id: z.uuid(),
  territoryId: z.number(),
  territory: z.string(),
  theme: Theme.nullable(),
  subject: z.string(),
  path: z.string(),
  at: z.date(),
  email: z.string(),
  language: Language,
});
export type WaitingRow = z.infer<typeof WaitingRow>;

/** The last seven o'clock before $1 in metropolitan France, of a day or of a Monday. */
const LAST = (unit: 'day' | 'week') =>
  `((date_trunc('${unit}', ($1::timestamptz AT TIME ZONE 'Europe/Paris') - interval '7 hours') + interval '7 hours') AT TIME ZONE 'Europe/Paris')`;
/** For a notification n. Whoever left a territory is told nothing more of it. */
export const LEFT = `
  EXISTS (SELECT FROM membership s
           WHERE s.person_id = n.person_id AND s.territory_id = n.territory_id AND s.until >= n.created_at)
  AND NOT EXISTS (SELECT FROM membership s
                   WHERE s.person_id = n.person_id AND s.territory_id = n.territory_id AND s.until IS NULL)`;
const DUE = `n.mail_id IS NULL AND NOT (${LEFT}) AND (
  (n.frequency = 'daily' AND n.created_at < ${LAST('day')}) OR
  (n.frequency = 'weekly' AND n.created_at < ${LAST('week')}))`;

@Injectable()
export class DigestQueries {
  constructor(private readonly sql: Sql) {}

  /** Persons for whom something waits, after this one, in the order of their numbers. */
  async persons(now: Date, after: string | null, most: number): Promise<string[]> {
    const rows = await this.sql.rows(
      z.object({ id: z.uuid() }),
      `SELECT DISTINCT n.person_id AS id FROM notification n
        WHERE ${DUE} AND ($2::uuid IS NULL OR n.person_id > $2)
        ORDER BY n.person_id LIMIT $3`,
      [now, after, most],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * What waits for a person, locked: another process that wants the same waits for our commit, and then finds nothing.
   */
  waiting(now: Date, personId: string, manager: EntityManager): Promise<WaitingRow[]> {
    return this.sql.rows(
      WaitingRow,
      `SELECT n.id, n.territory_id AS "territoryId", t.name AS territory, n.theme, n.subject, n.path,
              n.created_at AS at, p.email, p.language
         FROM notification n
         JOIN territory t ON t.id = n.territory_id
         JOIN auth.person p ON p.id = n.person_id
        WHERE n.person_id = $2 AND ${DUE}
        ORDER BY n.created_at DESC, n.id
          FOR UPDATE OF n`,
      [now, personId],
      manager,
    );
  }

  told(rows: readonly WaitingRow[], mailId: string, manager: EntityManager): Promise<void> {
    return this.sql.run(
      `UPDATE notification n SET mail_id = $1
         FROM jsonb_to_recordset($2::jsonb) AS r("territoryId" int, id uuid)
        WHERE n.territory_id = r."territoryId" AND n.id = r.id`,
      [mailId, JSON.stringify(rows)],
      manager,
    );
  }
}
