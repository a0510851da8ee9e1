import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { type MailQuery, MailState } from '@belvedere/contracts/mails';
import { Language } from '@belvedere/contracts/text';
import { Sql } from '../../database/sql.ts';

const SummaryRow = z.object({
  id: z.uuid(),
  recipient: z.string(),
  template: z.string(),
  state: MailState,
  createdAt: z.date(),
  sentAt: z.date().nullable(),
  attempts: z.number(),
  lastError: z.string().nullable(),
  nextAttemptAt: z.date(),
});
export type SummaryRow = z.infer<typeof SummaryRow>;

const DetailRow = SummaryRow.extend({
  language: Language,
  data: z.unknown(),
  /** It belongs to no territory. */
  stray: z.boolean(),
  /** Whoever it went to is something in another territory too. */
  elsewhere: z.boolean(),
});
export type DetailRow = z.infer<typeof DetailRow>;

const SUMMARY = `m.id, m.recipient, m.template, m.state, m.created_at AS "createdAt", m.sent_at AS "sentAt", m.attempts,
  m.last_error AS "lastError", m.next_attempt_at AS "nextAttemptAt"`;

/** Memberships of the person who has the address of a mail. */
const MEMBERSHIP = `
  SELECT FROM auth.person p JOIN membership s ON s.person_id = p.id AND s.until IS NULL
   WHERE p.email = lower(m.recipient)`;

/**
 * Mails that the administrators of a territory ($1) see: its own; of those that belong to no territory, those of its
 * members, and, as long as mails do not leave ($2), those of whoever belongs to no territory yet.
 */
const STRAY_IN_REACH = `(m.territory_id IS NULL AND (
  EXISTS (${MEMBERSHIP} AND s.territory_id = $1) OR ($2::boolean AND NOT EXISTS (${MEMBERSHIP}))))`;
const IN_REACH = `(m.territory_id = $1 OR ${STRAY_IN_REACH})`;

/** Which of the kinds $3 occur. Each is looked for until one mail is found, with an index: all mails would be read otherwise. */
export const TEMPLATES_IN_REACH = `
  SELECT name AS template FROM unnest($3::text[]) AS name
   WHERE EXISTS (SELECT FROM mail m WHERE m.territory_id = $1 AND m.template = name)
      OR EXISTS (SELECT FROM mail m WHERE m.template = name AND ${STRAY_IN_REACH})
   ORDER BY name`;

/** From where mails are looked at. */
export interface Reach {
  territoryId: number;
  /** Mails wait, for there is no server. */
  waiting: boolean;
}

@Injectable()
export class OutboxQueries {
  constructor(private readonly sql: Sql) {}

  page({ territoryId, waiting }: Reach, query: MailQuery, size: number): Promise<SummaryRow[]> {
    return this.sql.rows(
      SummaryRow,
      `SELECT ${SUMMARY} FROM mail m
        WHERE ${IN_REACH}
          AND ($3::text IS NULL OR m.state = $3)
          AND ($4::text IS NULL OR m.template = $4)
          AND ($5::text IS NULL OR strpos(lower(m.recipient), lower($5)) > 0)
          AND ($6::uuid IS NULL OR (m.created_at, m.id) < (SELECT o.created_at, o.id FROM mail o WHERE o.id = $6))
        ORDER BY m.created_at DESC, m.id DESC
        LIMIT $7`,
      [
        territoryId,
        waiting,
        query.state ?? null,
        query.template ?? null,
        query.search || null,
        query.before ?? null,
        size,
      ],
    );
  }

  /** @param known the kinds of mail that there are */
  async templates({ territoryId, waiting }: Reach, known: readonly string[]): Promise<string[]> {
    const found = await this.sql.rows(z.object({ template: z.string() }), TEMPLATES_IN_REACH, [
      territoryId,
      waiting,
      known,
    ]);
    return found.map(({ template }) => template);
  }

  one({ territoryId, waiting }: Reach, id: string): Promise<DetailRow | null> {
    return this.sql.row(
      DetailRow,
      `SELECT ${SUMMARY}, m.language, m.data, m.territory_id IS NULL AS stray,
              EXISTS (${MEMBERSHIP} AND s.territory_id <> $1) AS elsewhere
         FROM mail m WHERE ${IN_REACH} AND m.id = $3`,
      [territoryId, waiting, id],
    );
  }

  /**
   * Puts a mail back as if it had just been written. @returns whether it was in a state that allows it; one that is
   * being sent this very moment is queued, and stays with whoever has it
   */
  async again(id: string, manager: EntityManager): Promise<boolean> {
    const row = await this.sql.row(
      z.object({ id: z.uuid() }),
      `WITH again AS (
         UPDATE mail SET state = 'queued', attempts = 0, last_error = NULL, queued_at = now(), next_attempt_at = now()
          WHERE id = $1 AND state IN ('failed', 'dead', 'expired')
         RETURNING id
       )
       SELECT id FROM again`,
      [id],
      manager,
    );
    return row !== null;
  }
}
