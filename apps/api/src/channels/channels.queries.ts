import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ChannelKind, ChannelTarget } from '@belvedere/contracts/channels';
import { Slug } from '@belvedere/contracts/text';
import { Sql } from '../database/sql.ts';

const ChannelRow = z.object({
  code: z.string(),
  kind: ChannelKind,
  label: z.string(),
  actor: z.object({ slug: Slug, name: z.string() }).nullable(),
  count: z.number(),
  stopped: z.boolean(),
});
const Id = z.object({ id: z.number() });

@Injectable()
export class ChannelsQueries {
  constructor(private readonly sql: Sql) {}

  /** With the number of responses that came by each, which is raw. */
  all(campaignId: number): Promise<z.infer<typeof ChannelRow>[]> {
    return this.sql.rows(
      ChannelRow,
      `SELECT c.code, c.kind, c.label, c.stopped_at IS NOT NULL AS stopped,
              (SELECT count(*)::int FROM response r WHERE r.channel_id = c.id) AS count,
              CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('slug', a.slug, 'name', a.name) END AS actor
         FROM campaign_channel c LEFT JOIN actor a ON (a.territory_id, a.id) = (c.territory_id, c.actor_id)
        WHERE c.campaign_id = $1 ORDER BY c.created_at, c.id`,
      [campaignId],
    );
  }

  /** Those by which answers come: of a stopped one the code is none. */
  codes(campaignId: number) {
    return this.sql.rows(
      Id.extend({ code: z.string() }),
      'SELECT id, code FROM campaign_channel WHERE campaign_id = $1 AND stopped_at IS NULL',
      [campaignId],
    );
  }

  /** One to be changed: whoever else would change it waits. Null when this campaign has none of this code. */
  locked(campaignId: number, code: string, manager: EntityManager) {
    return this.sql.row(
      Id.extend({ label: z.string(), stopped: z.boolean() }),
      `SELECT id, label, stopped_at IS NOT NULL AS stopped
         FROM campaign_channel WHERE campaign_id = $1 AND code = $2 FOR UPDATE`,
      [campaignId, code],
      manager,
    );
  }

  rename(id: number, label: string, manager: EntityManager): Promise<void> {
    return this.sql.run('UPDATE campaign_channel SET label = $2 WHERE id = $1', [id, label], manager);
  }

  /** @param stopped false opens it again, as if it had never been stopped */
  stop(id: number, stopped: boolean, manager: EntityManager): Promise<void> {
    return this.sql.run(
      'UPDATE campaign_channel SET stopped_at = CASE WHEN $2::boolean THEN now() END WHERE id = $1',
      [id, stopped],
      manager,
    );
  }

  target(code: string): Promise<ChannelTarget | null> {
    return this.sql.row(
      ChannelTarget,
      `SELECT t.slug AS territory, c.slug AS campaign, ch.code
         FROM campaign_channel ch JOIN campaign c ON c.id = ch.campaign_id JOIN territory t ON t.id = c.territory_id
        WHERE ch.code = $1`,
      [code],
    );
  }

  async actor(territoryId: number, slug: string, manager: EntityManager): Promise<number | null> {
    const found = await this.sql.row(
      Id,
      'SELECT id FROM actor WHERE territory_id = $1 AND slug = $2',
      [territoryId, slug],
      manager,
    );
    return found?.id ?? null;
  }

  /** @returns its number; null when another channel has this code, by an unlikely chance */
  async insert(
    campaignId: number,
    {
      code,
      kind,
      label,
      actorId,
    }: { code: string; kind: ChannelKind; label: string; actorId: number | null },
    manager: EntityManager,
  ): Promise<number | null> {
    const inserted = await this.sql.row(
      Id,
      `INSERT INTO campaign_channel (territory_id, campaign_id, kind, label, actor_id, code)
       SELECT territory_id, id, $2, $3, $4, $5 FROM campaign WHERE id = $1
       ON CONFLICT (code) DO NOTHING RETURNING id`,
      [campaignId, kind, label, actorId, code],
      manager,
    );
    return inserted?.id ?? null;
  }
}
