import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { College } from '@belvedere/contracts/accounts';
import { GroupRole } from '@belvedere/contracts/groups';
import { Sql } from '../../database/sql.ts';

const OfferRow = z.object({
  /** Number of the invitation or of the code. */
  offer: z.string(),
  kind: z.enum(['mailed', 'printed', 'code']),
  email: z.string().nullable(),
  role: GroupRole,
  college: College.nullable(),
  territoryId: z.number(),
  territory: z.string(),
  territoryName: z.string(),
  id: z.number(),
  slug: z.string(),
  name: z.string(),
  purpose: z.object({ fr: z.string(), en: z.string().nullable() }),
});
export type OfferRow = z.infer<typeof OfferRow>;

const GROUP = `
  g.territory_id AS "territoryId", t.slug AS territory, t.name AS "territoryName", g.id, g.slug, g.name,
  jsonb_build_object('fr', g.purpose, 'en', g.purpose_en) AS purpose`;

const INVITATION = `
  SELECT i.id::text AS offer, CASE i.mail_hash WHEN $1 THEN 'mailed' ELSE 'printed' END AS kind, i.email, i.role,
         i.college, ${GROUP}
    FROM invitation i
    JOIN working_group g ON g.territory_id = i.territory_id AND g.id = i.group_id
    JOIN territory t ON t.id = g.territory_id
   WHERE $1 IN (i.mail_hash, i.poster_hash) AND i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()`;

const CODE = `
  SELECT c.id::text AS offer, 'code' AS kind, NULL AS email, 'member' AS role, NULL AS college, ${GROUP}
    FROM group_code c
    JOIN working_group g ON g.territory_id = c.territory_id AND g.id = c.group_id
    JOIN territory t ON t.id = g.territory_id
   WHERE c.code = $1 AND c.stopped_at IS NULL AND c.expires_at > now() AND (c.most_uses IS NULL OR c.uses < c.most_uses)`;

/** What an invitation that still works offers; one that works no longer is not found. */
@Injectable()
export class OffersQueries {
  constructor(private readonly sql: Sql) {}

  byHash(hash: string): Promise<OfferRow | null> {
    return this.sql.row(OfferRow, INVITATION, [hash]);
  }

  byCode(code: string): Promise<OfferRow | null> {
    return this.sql.row(OfferRow, CODE, [code]);
  }

  /** The same, kept from being used by anybody else until the transaction ends. */
  byHashLocked(hash: string, manager: EntityManager): Promise<OfferRow | null> {
    return this.sql.row(OfferRow, `${INVITATION} FOR UPDATE OF i`, [hash], manager);
  }

  byCodeLocked(code: string, manager: EntityManager): Promise<OfferRow | null> {
    return this.sql.row(OfferRow, `${CODE} FOR UPDATE OF c`, [code], manager);
  }

  use({ kind, territoryId, offer }: OfferRow, manager: EntityManager): Promise<void> {
    return this.sql.run(
      kind === 'code'
        ? 'UPDATE group_code SET uses = uses + 1 WHERE territory_id = $1 AND id = $2::int'
        : 'UPDATE invitation SET used_at = now() WHERE territory_id = $1 AND id = $2::uuid',
      [territoryId, offer],
      manager,
    );
  }
}
