import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { AreaName } from '@belvedere/contracts/areas';
import { CollectingMode } from '@belvedere/contracts/collecting';
import { LocalizedText, Slug } from '@belvedere/contracts/text';
import { Sql } from '../database/sql.ts';

const SessionRow = z.object({
  id: z.uuid(),
  territoryId: z.number(),
  territory: Slug,
  campaignId: z.number(),
  campaign: z.object({ slug: Slug, title: LocalizedText }),
  mode: CollectingMode,
  place: z.string(),
  people: z.string().nullable(),
  endsAt: z.date(),
  idleAfterS: z.number(),
  state: z.enum(['open', 'over', 'ended', 'lost']),
});
export type SessionRow = z.infer<typeof SessionRow>;

const CountedRow = SessionRow.extend({ received: z.number(), held: z.number() });
export type CountedRow = z.infer<typeof CountedRow>;

const TargetRow = z.object({ area: AreaName, target: z.number() });

/** A session to be stored. */
export interface NewSession {
  id: string;
  territoryId: number;
  campaignId: number;
  mode: CollectingMode;
  place: string;
  people: string | null;
  endsAt: Date;
  idleAfterS: number;
  tokenHash: string;
}

const COLUMNS = `
  s.id, s.territory_id AS "territoryId", t.slug AS territory, s.campaign_id AS "campaignId",
  jsonb_build_object('slug', c.slug, 'title', c.title) AS campaign, s.mode, s.place, s.people,
  s.ends_at AS "endsAt", s.idle_after_s AS "idleAfterS",
  CASE WHEN s.lost THEN 'lost' WHEN s.ended_at IS NOT NULL THEN 'ended'
       WHEN s.ends_at <= now() THEN 'over' ELSE 'open' END AS state`;
const COUNTS = `
  (SELECT count(*)::int FROM response r
    WHERE (r.territory_id, r.collecting_session_id) = (s.territory_id, s.id)) AS received,
  (SELECT count(*)::int FROM response_held h
    WHERE (h.territory_id, h.collecting_session_id) = (s.territory_id, s.id)) AS held`;
const TABLES = `
  FROM collecting_session s
  JOIN territory t ON t.id = s.territory_id
  JOIN campaign c ON c.id = s.campaign_id`;

@Injectable()
export class CollectingQueries {
  constructor(private readonly sql: Sql) {}

  /** Those of a territory, the latest end first. */
  all(territoryId: number): Promise<CountedRow[]> {
    return this.sql.rows(
      CountedRow,
      `SELECT ${COLUMNS}, ${COUNTS} ${TABLES} WHERE s.territory_id = $1 ORDER BY s.ends_at DESC, s.created_at DESC`,
      [territoryId],
    );
  }

  one(territoryId: number, id: string): Promise<CountedRow | null> {
    return this.sql.row(
      CountedRow,
      `SELECT ${COLUMNS}, ${COUNTS} ${TABLES} WHERE s.territory_id = $1 AND s.id = $2`,
      [territoryId, id],
    );
  }

  byToken(tokenHash: string): Promise<SessionRow | null> {
    return this.sql.row(SessionRow, `SELECT ${COLUMNS} ${TABLES} WHERE s.token_hash = $1`, [tokenHash]);
  }

  targets(territoryId: number, id: string): Promise<z.infer<typeof TargetRow>[]> {
    return this.sql.rows(
      TargetRow,
      `SELECT jsonb_build_object('code', a.code, 'name', a.name) AS area, g.target
         FROM collecting_target g JOIN area a ON a.id = g.area_id
        WHERE g.territory_id = $1 AND g.session_id = $2 ORDER BY a.name, a.code`,
      [territoryId, id],
    );
  }

  /** The instant at which clocks in France show a time: summer and winter are the database's to know. */
  async instantOf(local: string): Promise<Date> {
    const row = await this.sql.row(
      z.object({ at: z.date() }),
      `SELECT $1::timestamp AT TIME ZONE 'Europe/Paris' AS at`,
      [local],
    );
    return row!.at;
  }

  async insert(
    session: NewSession,
    targets: readonly { areaId: number; target: number }[],
    manager: EntityManager,
  ): Promise<void> {
    const { id, territoryId, campaignId, mode, place, people, endsAt, idleAfterS, tokenHash } = session;
    await this.sql.run(
      `INSERT INTO collecting_session (territory_id, id, campaign_id, mode, place, people, ends_at, idle_after_s, token_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [territoryId, id, campaignId, mode, place, people, endsAt, idleAfterS, tokenHash],
      manager,
    );
    await this.sql.run(
      `INSERT INTO collecting_target (territory_id, session_id, area_id, target)
       SELECT $1, $2, t."areaId", t.target FROM jsonb_to_recordset($3::jsonb) AS t("areaId" int, target int)`,
      [territoryId, id, JSON.stringify(targets)],
      manager,
    );
  }

  /** Ends a session, once; one that was ended may still turn out to be lost. @returns false when nothing changed */
  async end(territoryId: number, id: string, lost: boolean, manager: EntityManager): Promise<boolean> {
    const row = await this.sql.row(
      z.object({ id: z.uuid() }),
      `WITH ended AS (
         UPDATE collecting_session SET ended_at = coalesce(ended_at, now()), lost = lost OR $3
          WHERE territory_id = $1 AND id = $2 AND (ended_at IS NULL OR ($3 AND NOT lost)) RETURNING id)
       SELECT id FROM ended`,
      [territoryId, id, lost],
      manager,
    );
    return row !== null;
  }
}
