import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Language } from '@belvedere/contracts/text';
import { Sql } from '../database/sql.ts';

/** A mail to be written in the outbox. */
export interface NewMail {
  id: string;
  territoryId: number | null;
  to: string;
  language: string;
  template: string;
  data: unknown;
}

/** A mail that this process alone may send for a while. */
const Claimed = z.object({
  id: z.uuid(),
  recipient: z.string(),
  language: Language,
  template: z.string(),
  data: z.unknown(),
  attempts: z.number(),
  queuedAt: z.date(),
});
export type Claimed = z.infer<typeof Claimed>;

@Injectable()
export class MailQueries {
  constructor(private readonly sql: Sql) {}

  insert(mail: NewMail, manager?: EntityManager): Promise<void> {
    return this.sql.run(
      `INSERT INTO mail (id, territory_id, recipient, language, template, data) VALUES ($1, $2, $3, $4, $5, $6)`,
      [mail.id, mail.territoryId, mail.to, mail.language, mail.template, JSON.stringify(mail.data)],
      manager,
    );
  }

  /** Mails that nobody holds and whose time has come, the oldest first. */
  async due(most: number): Promise<string[]> {
    const rows = await this.sql.rows(
      z.object({ id: z.uuid() }),
      `SELECT id FROM mail
        WHERE state IN ('queued', 'failed') AND next_attempt_at <= now()
        ORDER BY next_attempt_at LIMIT $1`,
      [most],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Takes a mail for `seconds`, and counts the attempt. One that failed is queued again meanwhile: what is being sent
   * cannot be asked for again. @returns null when it is not due, too old, or somebody has it
   */
  claim(id: string, seconds: number, maxAgeDays: number): Promise<Claimed | null> {
    return this.sql.row(
      Claimed,
      `WITH claimed AS (
         UPDATE mail SET state = 'queued', attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
          WHERE id = $1 AND state IN ('queued', 'failed') AND next_attempt_at <= now()
            AND queued_at > now() - make_interval(days => $3)
         RETURNING id, recipient, language, template, data, attempts, queued_at
       )
       SELECT id, recipient, language, template, data, attempts, queued_at AS "queuedAt" FROM claimed`,
      [id, seconds, maxAgeDays],
    );
  }

  /** Once the server has taken it, it is sent, whoever else holds it by now; a secret is then forgotten. */
  sent(id: string, secret: boolean): Promise<void> {
    return this.sql.run(
      `UPDATE mail SET state = 'sent', sent_at = now(), last_error = NULL,
                       data = CASE WHEN $2 THEN NULL ELSE data END
        WHERE id = $1 AND state <> 'sent'`,
      [id, secret],
    );
  }

  /** It will be tried again in `seconds`, unless another attempt has begun meanwhile. */
  failed(id: string, attempt: number, seconds: number, reason: string): Promise<void> {
    return this.sql.run(
      `UPDATE mail SET state = 'failed', last_error = $4, next_attempt_at = now() + make_interval(secs => $3)
        WHERE id = $1 AND attempts = $2 AND state IN ('queued', 'failed')`,
      [id, attempt, seconds, reason],
    );
  }

  /** It will not be tried again unless somebody asks. */
  dead(id: string, attempt: number, reason: string): Promise<void> {
    return this.sql.run(
      `UPDATE mail SET state = 'dead', last_error = $3
        WHERE id = $1 AND attempts = $2 AND state IN ('queued', 'failed')`,
      [id, attempt, reason],
    );
  }

  /** Removes mails that left or were given up, that belong to no territory, and that are older than that. */
  forgetStray(months: number): Promise<void> {
    return this.sql.run(
      `DELETE FROM mail WHERE territory_id IS NULL AND state IN ('sent', 'dead', 'expired')
          AND created_at < now() - make_interval(months => $1)`,
      [months],
    );
  }

  /** Removes mails of a kind that are older than that, whatever became of them. */
  forget(template: string, days: number): Promise<void> {
    return this.sql.run(
      'DELETE FROM mail WHERE template = $1 AND created_at < now() - make_interval(days => $2)',
      [template, days],
    );
  }

  /** Removes one mail, and with it the address that it went to. */
  remove(id: string): Promise<void> {
    return this.sql.run('DELETE FROM mail WHERE id = $1', [id]);
  }

  /** Sets aside what waited too long; not what is being sent this very moment. */
  expire(maxAgeDays: number): Promise<void> {
    return this.sql.run(
      `UPDATE mail SET state = 'expired'
        WHERE state IN ('queued', 'failed') AND next_attempt_at <= now()
          AND queued_at <= now() - make_interval(days => $1)`,
      [maxAgeDays],
    );
  }
}
