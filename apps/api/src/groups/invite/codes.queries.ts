import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { CreateCode } from '@belvedere/contracts/groups';
import { Sql } from '../../database/sql.ts';

const CodeRow = z.object({
  id: z.number(),
  code: z.string(),
  label: z.string(),
  uses: z.number(),
  mostUses: z.number().nullable(),
  expiresAt: z.date(),
  standing: z.enum(['good', 'used', 'expired', 'stopped']),
});
type CodeRow = z.infer<typeof CodeRow>;

const Id = z.object({ id: z.number() });

@Injectable()
export class CodesQueries {
  constructor(private readonly sql: Sql) {}

  /** The newest first. */
  all(territoryId: number, groupId: number): Promise<CodeRow[]> {
    return this.sql.rows(
      CodeRow,
      `SELECT id, code, label, uses, most_uses AS "mostUses", expires_at AS "expiresAt",
              CASE WHEN stopped_at IS NOT NULL THEN 'stopped' WHEN expires_at <= now() THEN 'expired'
                   WHEN uses >= most_uses THEN 'used' ELSE 'good' END AS standing
         FROM group_code
        WHERE territory_id = $1 AND group_id = $2
        ORDER BY created_at DESC, id DESC LIMIT 100`,
      [territoryId, groupId],
    );
  }

  /** @returns its number; null when another group has this code, by an unlikely chance */
  async insert(
    group: { territoryId: number; id: number },
    code: string,
    { label, days, mostUses }: CreateCode,
    createdBy: string | null,
    manager: EntityManager,
  ): Promise<number | null> {
    const inserted = await this.sql.row(
      Id,
      `INSERT INTO group_code (territory_id, group_id, code, label, most_uses, expires_at, created_by)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(days => $6), $7)
       ON CONFLICT (code) DO NOTHING RETURNING id`,
      [group.territoryId, group.id, code, label, mostUses, days, createdBy],
      manager,
    );
    return inserted?.id ?? null;
  }

  /** @returns whether there was something to stop */
  async stop(territoryId: number, groupId: number, id: number, manager: EntityManager): Promise<boolean> {
    const stopped = await this.sql.row(
      Id,
      `WITH stopped AS (
         UPDATE group_code SET stopped_at = coalesce(stopped_at, now())
          WHERE territory_id = $1 AND group_id = $2 AND id = $3 RETURNING id)
       SELECT id FROM stopped`,
      [territoryId, groupId, id],
      manager,
    );
    return stopped !== null;
  }
}
