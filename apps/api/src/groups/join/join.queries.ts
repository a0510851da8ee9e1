import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { College } from '@belvedere/contracts/accounts';
import { Language } from '@belvedere/contracts/text';
import { Sql } from '../../database/sql.ts';

const RequestRow = z.object({
  id: z.number(),
  personId: z.string().nullable(),
  name: z.string(),
  /** To write to; of an account, that of the account. */
  email: z.string(),
  language: Language,
  reason: z.string(),
  college: College,
  at: z.date(),
  approved: z.boolean().nullable(),
  decidedBy: z.string().nullable(),
});
export type RequestRow = z.infer<typeof RequestRow>;

/** Who asks: by an account, or with a name and an address. */
export type Asking =
  { personId: string } | { personId: null; name: string; email: string; language: Language };

const REQUESTS = `
  SELECT r.id, r.person_id AS "personId", coalesce(p.name, r.name) AS name, coalesce(p.email, r.email) AS email,
         coalesce(p.language, r.language) AS language, r.reason, r.college, r.created_at AS at, r.approved,
         d.name AS "decidedBy"
    FROM join_request r
    LEFT JOIN auth.person p ON p.id = r.person_id
    LEFT JOIN auth.person d ON d.id = r.decided_by
   WHERE r.territory_id = $1 AND r.group_id = $2`;

@Injectable()
export class JoinQueries {
  constructor(private readonly sql: Sql) {}

  /** @returns its number; null when the same asks already */
  async insert(
    group: { territoryId: number; id: number },
    asking: Asking,
    said: { reason: string; college: College },
    manager: EntityManager,
  ): Promise<number | null> {
    const { name = null, email = null, language = null } = asking.personId === null ? asking : {};
    const inserted = await this.sql.row(
      z.object({ id: z.number() }),
      `INSERT INTO join_request (territory_id, group_id, person_id, name, email, language, reason, college)
       VALUES ($1, $2, $3, $4, lower($5), $6, $7, $8)
       ON CONFLICT DO NOTHING RETURNING id`,
      [group.territoryId, group.id, asking.personId, name, email, language, said.reason, said.college],
      manager,
    );
    return inserted?.id ?? null;
  }

  /** When the group last said no to the same person or address. */
  async lastRefusal(
    group: { territoryId: number; id: number },
    asking: Asking,
    manager: EntityManager,
  ): Promise<Date | null> {
    const found = await this.sql.row(
      z.object({ at: z.date().nullable() }),
      `SELECT max(decided_at) AS at FROM join_request
        WHERE territory_id = $1 AND group_id = $2 AND NOT approved AND (person_id = $3 OR email = lower($4))`,
      [group.territoryId, group.id, asking.personId, asking.personId === null ? asking.email : null],
      manager,
    );
    return found?.at ?? null;
  }

  /** Those that wait, the oldest first. */
  waiting(territoryId: number, groupId: number): Promise<RequestRow[]> {
    return this.sql.rows(RequestRow, `${REQUESTS} AND r.decided_at IS NULL ORDER BY r.created_at, r.id`, [
      territoryId,
      groupId,
    ]);
  }

  /** One request, kept from being decided by anybody else until the transaction ends. */
  async locked(
    territoryId: number,
    groupId: number,
    id: number,
    manager: EntityManager,
  ): Promise<RequestRow | null> {
    // First the lock: what is read with it could be older than what we waited for.
    await this.sql.run(
      'SELECT FROM join_request WHERE territory_id = $1 AND group_id = $2 AND id = $3 FOR UPDATE',
      [territoryId, groupId, id],
      manager,
    );
    return this.sql.row(RequestRow, `${REQUESTS} AND r.id = $3`, [territoryId, groupId, id], manager);
  }

  decide(
    territoryId: number,
    id: number,
    decision: { approved: boolean; word: string | null; by: string | null },
    manager: EntityManager,
  ): Promise<void> {
    return this.sql.run(
      `UPDATE join_request SET decided_at = now(), approved = $3, word = $4, decided_by = $5
        WHERE territory_id = $1 AND id = $2`,
      [territoryId, id, decision.approved, decision.word, decision.by],
      manager,
    );
  }
}
