import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Language } from '@belvedere/contracts/text';
import type { Frequency } from '@belvedere/domain/notifications';
import { Sql } from '../database/sql.ts';

const PersonRow = z.object({
  email: z.string(),
  language: Language,
  /** What the person chose for this kind; null: nothing. */
  chosen: z.enum(['immediate', 'daily', 'weekly', 'none']).nullable(),
  territory: z.string(),
});

/** A notification as it is written. */
export interface NewNotification {
  territoryId: number;
  personId: string;
  kind: string;
  theme: string | null;
  subject: string;
  path: string;
  frequency: Frequency;
  mailId: string | null;
}

@Injectable()
export class NotificationsQueries {
  constructor(private readonly sql: Sql) {}

  /** Whom to tell, what they chose, and the name of the territory; null when either does not exist any more. */
  person(id: string, kind: string, territoryId: number, manager: EntityManager) {
    return this.sql.row(
      PersonRow,
      `SELECT p.email, p.language, c.frequency AS chosen, t.name AS territory
         FROM auth.person p
         JOIN territory t ON t.id = $3
         LEFT JOIN notification_preference c ON c.person_id = p.id AND c.kind = $2
        WHERE p.id = $1`,
      [id, kind, territoryId],
      manager,
    );
  }

  insert(one: NewNotification, manager: EntityManager): Promise<void> {
    return this.sql.run(
      `INSERT INTO notification (territory_id, person_id, kind, theme, subject, path, frequency, mail_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [one.territoryId, one.personId, one.kind, one.theme, one.subject, one.path, one.frequency, one.mailId],
      manager,
    );
  }

  async chosen(personId: string): Promise<Map<string, string>> {
    const rows = await this.sql.rows(
      z.object({ kind: z.string(), frequency: z.string() }),
      'SELECT kind, frequency FROM notification_preference WHERE person_id = $1',
      [personId],
    );
    return new Map(rows.map(({ kind, frequency }) => [kind, frequency]));
  }

  /**
   * Writes choices down. What already waits for a digest waits for the one chosen now, or for none; it is not sent in
   * a hurry because somebody wants to hear at once from now on.
   */
  async choose(personId: string, choices: Record<string, string>, manager: EntityManager): Promise<void> {
    const parameters = [personId, JSON.stringify(choices)];
    await this.sql.run(
      `INSERT INTO notification_preference (person_id, kind, frequency)
       SELECT p.id, c.key, c.value FROM auth.person p, jsonb_each_text($2::jsonb) c WHERE p.id = $1
       ON CONFLICT (person_id, kind) DO UPDATE SET frequency = excluded.frequency`,
      parameters,
      manager,
    );
    await this.sql.run(
      `UPDATE notification n SET frequency = c.value FROM jsonb_each_text($2::jsonb) c
        WHERE n.person_id = $1 AND n.kind = c.key AND n.mail_id IS NULL
          AND n.frequency IN ('daily', 'weekly') AND c.value <> 'immediate'`,
      parameters,
      manager,
    );
  }
}
