import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { College } from '@belvedere/contracts/accounts';
import { GroupRole } from '@belvedere/contracts/groups';
import { Language } from '@belvedere/contracts/text';
import { Sql } from '../../database/sql.ts';

const Standing = z.enum(['good', 'used', 'expired', 'stopped']);
const InvitationRow = z.object({
  id: z.string(),
  email: z.string(),
  message: z.string().nullable(),
  language: Language,
  role: GroupRole,
  at: z.date(),
  expiresAt: z.date(),
  standing: Standing,
});
export type InvitationRow = z.infer<typeof InvitationRow>;

/** An invitation as it is written. */
export interface NewInvitation {
  id: string;
  email: string;
  mailHash: string;
  posterHash: string;
  message: string | null;
  language: Language;
  role: GroupRole;
  college: College | null;
  invitedBy: string | null;
  days: number;
}

const INVITATIONS = `
  SELECT id, email, message, language, role, created_at AS at, expires_at AS "expiresAt",
         CASE WHEN used_at IS NOT NULL THEN 'used' WHEN revoked_at IS NOT NULL THEN 'stopped'
              WHEN expires_at <= now() THEN 'expired' ELSE 'good' END AS standing
    FROM invitation
   WHERE territory_id = $1 AND group_id = $2 AND ($3::uuid IS NULL OR id = $3)`;

@Injectable()
export class InvitationsQueries {
  constructor(private readonly sql: Sql) {}

  /** Writes an invitation down; an older one to the same address stops. */
  async insert(
    group: { territoryId: number; id: number },
    one: NewInvitation,
    manager: EntityManager,
  ): Promise<void> {
    await this.sql.run(
      `UPDATE invitation SET revoked_at = now()
        WHERE territory_id = $1 AND group_id = $2 AND email = lower($3) AND used_at IS NULL AND revoked_at IS NULL`,
      [group.territoryId, group.id, one.email],
      manager,
    );
    await this.sql.run(
      `INSERT INTO invitation (territory_id, group_id, id, email, mail_hash, poster_hash, message, language, role,
                               college, invited_by, expires_at)
       VALUES ($1, $2, $3, lower($4), $5, $6, $7, $8, $9, $10, $11, now() + make_interval(days => $12))`,
      [
        group.territoryId,
        group.id,
        one.id,
        one.email,
        one.mailHash,
        one.posterHash,
        one.message,
        one.language,
        one.role,
        one.college,
        one.invitedBy,
        one.days,
      ],
      manager,
    );
  }

  /** The newest first. */
  all(territoryId: number, groupId: number): Promise<InvitationRow[]> {
    return this.sql.rows(InvitationRow, `${INVITATIONS} ORDER BY created_at DESC, id LIMIT 100`, [
      territoryId,
      groupId,
      null,
    ]);
  }

  locked(
    territoryId: number,
    groupId: number,
    id: string,
    manager: EntityManager,
  ): Promise<InvitationRow | null> {
    return this.sql.row(InvitationRow, `${INVITATIONS} FOR UPDATE`, [territoryId, groupId, id], manager);
  }

  revoke(territoryId: number, id: string, manager: EntityManager): Promise<void> {
    return this.sql.run(
      'UPDATE invitation SET revoked_at = now() WHERE territory_id = $1 AND id = $2 AND revoked_at IS NULL',
      [territoryId, id],
      manager,
    );
  }

  /** Lets it work from today for so many days. @returns until when */
  async prolong(territoryId: number, id: string, days: number, manager: EntityManager): Promise<Date> {
    const row = await this.sql.row(
      z.object({ expiresAt: z.date() }),
      `WITH prolonged AS (
         UPDATE invitation SET expires_at = greatest(expires_at, now() + make_interval(days => $3))
          WHERE territory_id = $1 AND id = $2 RETURNING expires_at)
       SELECT expires_at AS "expiresAt" FROM prolonged`,
      [territoryId, id, days],
      manager,
    );
    return row!.expiresAt;
  }
}
