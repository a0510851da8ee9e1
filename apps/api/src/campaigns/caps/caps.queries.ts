import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { CapStep } from '@belvedere/contracts/campaigns';
import { Sql } from '../../database/sql.ts';

const CapRow = z.object({ areaId: z.number().nullable(), most: CapStep });
export type CapRow = z.infer<typeof CapRow>;

const FullArea = z.object({ id: z.number() });

@Injectable()
export class CapsQueries {
  constructor(private readonly sql: Sql) {}

  /** Keeps the caps of a campaign from being set by anybody else until the transaction ends. */
  lock(campaignId: number, manager: EntityManager): Promise<void> {
    return this.sql.run('SELECT FROM campaign WHERE id = $1 FOR NO KEY UPDATE', [campaignId], manager);
  }

  of(campaignId: number, manager?: EntityManager): Promise<CapRow[]> {
    return this.sql.rows(
      CapRow,
      'SELECT area_id AS "areaId", most FROM campaign_cap WHERE campaign_id = $1',
      [campaignId],
      manager,
    );
  }

  async replace(campaignId: number, caps: readonly CapRow[], manager: EntityManager): Promise<void> {
    await this.sql.run('DELETE FROM campaign_cap WHERE campaign_id = $1', [campaignId], manager);
    await this.sql.run(
      `INSERT INTO campaign_cap (campaign_id, area_id, most)
       SELECT $1, c."areaId", c.most FROM jsonb_to_recordset($2::jsonb) AS c("areaId" int, most int)`,
      [campaignId, JSON.stringify(caps)],
      manager,
    );
  }

  /** The areas whose cap is reached, by the tally and what waits to enter it. */
  fullAreas(campaignId: number): Promise<z.infer<typeof FullArea>[]> {
    return this.sql.rows(
      FullArea,
      `SELECT k.area_id AS id
         FROM campaign_cap k JOIN campaign c ON c.id = k.campaign_id
        WHERE k.campaign_id = $1 AND k.area_id IS NOT NULL
          AND k.most <= (SELECT coalesce(sum(t.respondents), 0) FROM tally t
                          WHERE (t.territory_id, t.campaign_id, t.variable, t.area_id)
                              = (c.territory_id, c.id, '*', k.area_id))
                      + (SELECT count(*) FROM response_uncounted u
                           JOIN response r ON (r.territory_id, r.id) = (u.territory_id, u.response_id)
                          WHERE (u.territory_id, u.campaign_id) = (c.territory_id, c.id)
                            AND r.area_id = k.area_id)`,
      [campaignId],
    );
  }
}
