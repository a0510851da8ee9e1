import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Language } from '@belvedere/contracts/text';
import { Sql } from '../../database/sql.ts';

/** Static texts that a module registered. */
interface Statements {
  due: string;
  removal: string;
}

const countOf = ({ due }: Statements): string =>
  `WITH due AS (${due}) SELECT count(*)::int AS count FROM due`;
const removalOf = ({ due, removal }: Statements): string =>
  `WITH due AS (${due}), ${removal} SELECT count(*)::int AS count FROM done`;

const Counted = z.object({ count: z.number() });

const Sleeper = z.object({
  id: z.string(),
  email: z.string(),
  language: Language,
  /** Day from which the account goes, if its owner was told in time. */
  goesOn: z.string(),
  /** That day has come, and the mail that told them left in time. */
  goes: z.boolean(),
  /** There is such a mail; one that could not leave is written again a month later. */
  told: z.boolean(),
});
export type Sleeper = z.infer<typeof Sleeper>;

@Injectable()
export class RetentionQueries {
  constructor(private readonly sql: Sql) {}

  /** How much of a kind of thing is so many months old. */
  async count(retained: Statements, territoryId: number, months: number): Promise<number> {
    return (await this.sql.row(Counted, countOf(retained), [territoryId, months]))!.count;
  }

  /** Lets it go. @returns how much */
  async remove(
    retained: Statements,
    territoryId: number,
    months: number,
    manager: EntityManager,
  ): Promise<number> {
    return (await this.sql.row(Counted, removalOf(retained), [territoryId, months], manager))!.count;
  }

  /**
   * Accounts with which nobody signs in any more, or soon will not have for long enough. A person who is something in
   * several territories is kept as long as any of them keeps accounts; one that keeps them for ever keeps theirs.
   * @param days how long before they are told
   * @param supposed what a territory would have set, and whose persons alone are wanted
   * @param only one account alone
   */
  sleepers(
    days: number,
    supposed: { territoryId: number; months: number } | null,
    only: string | null = null,
    manager?: EntityManager,
  ): Promise<Sleeper[]> {
    return this.sql.rows(
      Sleeper,
      `SELECT p.id, p.email, p.language, d.day::text AS "goesOn",
              p.sleep_notice_on IS NOT NULL
                AND (p.sleep_notice_on > current_date - $1::int OR notice.state IN ('queued', 'failed', 'sent')) AS told,
              p.sleep_notice_on IS NOT NULL AND notice.state = 'sent' AND d.day <= current_date AS goes
         FROM auth.person p
         LEFT JOIN mail notice ON notice.id = p.sleep_notice_mail_id
         JOIN LATERAL (
           SELECT max(k.months) AS months
             FROM membership m
             LEFT JOIN retention r ON r.territory_id = m.territory_id
             CROSS JOIN LATERAL (
               SELECT CASE WHEN m.territory_id = $2::int THEN $3::int ELSE r.accounts END AS months) k
            WHERE m.person_id = p.id AND m.until IS NULL
           HAVING count(*) = count(k.months) AND ($2 IS NULL OR bool_or(m.territory_id = $2))
         ) kept ON kept.months IS NOT NULL
         CROSS JOIN LATERAL (
           SELECT greatest((p.awake_on + make_interval(months => kept.months))::date,
                           coalesce(notice.sent_at::date, current_date) + $1::int) AS day) d
        WHERE NOT p.demonstration AND p.awake_on + make_interval(months => kept.months) <= current_date + $1::int
          AND ($4::uuid IS NULL OR p.id = $4)
        ORDER BY p.awake_on, p.id`,
      [days, supposed?.territoryId ?? null, supposed?.months ?? null, only],
      manager,
    );
  }

  /**
   * The same of one account, as of now and until the end of the transaction: whoever signs in waits for it.
   * @returns null when it does not sleep, or not any more
   */
  async stillAsleep(days: number, personId: string, manager: EntityManager): Promise<Sleeper | null> {
    // A statement before the other, which thus sees what was committed while this one waited.
    await this.sql.run('SELECT FROM auth.person WHERE id = $1 FOR UPDATE', [personId], manager);
    return (await this.sleepers(days, null, personId, manager))[0] ?? null;
  }

  /** @param mail the one that tells its owner */
  told(personId: string, mail: string, manager: EntityManager): Promise<void> {
    return this.sql.run(
      'UPDATE auth.person SET sleep_notice_on = current_date, sleep_notice_mail_id = $2 WHERE id = $1',
      [personId, mail],
      manager,
    );
  }
}
