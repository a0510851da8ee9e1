import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { HeldReason } from '@belvedere/contracts/responses';
import { Day, LocalizedText, Slug } from '@belvedere/contracts/text';
import { Sql } from '../../database/sql.ts';
import { STORE_SHAPES } from '../store-shapes.queries.ts';

const HeldRow = z.object({
  campaign: Slug,
  title: LocalizedText,
  closedOn: Day.nullable(),
  count: z.number(),
  reasons: z.array(HeldReason),
  from: Day,
  to: Day,
});

const Decided = z.object({ campaignId: z.number() });

const CAMPAIGN = `SELECT id FROM campaign WHERE territory_id = $1 AND slug = $2`;

@Injectable()
export class HeldQueries {
  constructor(private readonly sql: Sql) {}

  /** The campaigns that have any, and on which days they came; never what they say. */
  campaigns(territoryId: number): Promise<z.infer<typeof HeldRow>[]> {
    return this.sql.rows(
      HeldRow,
      `SELECT c.slug AS campaign, c.title, c.closes_on::text AS "closedOn", count(*)::int AS count,
              array_agg(DISTINCT h.reason) AS reasons,
              (min(h.received_at) AT TIME ZONE 'Europe/Paris')::date::text AS from,
              (max(h.received_at) AT TIME ZONE 'Europe/Paris')::date::text AS to
         FROM response_held h JOIN campaign c ON c.id = h.campaign_id
        WHERE h.territory_id = $1
        GROUP BY c.id ORDER BY max(h.received_at) DESC`,
      [territoryId],
    );
  }

  /** Those of a campaign become responses like any other, to be counted. @returns null when there were none */
  accept(territoryId: number, campaign: string, manager: EntityManager) {
    return this.sql.row(
      Decided,
      `WITH gone AS (
         DELETE FROM response_held WHERE territory_id = $1 AND campaign_id = (${CAMPAIGN}) RETURNING *
       ), stored AS (
         INSERT INTO response (territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt,
                               received_at, notice_version, collecting_session_id, channel_id)
         SELECT territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt,
                received_at, notice_version, collecting_session_id, channel_id
           FROM gone
             ON CONFLICT (territory_id, id) DO NOTHING
         RETURNING territory_id, id, campaign_id, answers
       ), queued AS (
         INSERT INTO response_uncounted (territory_id, response_id, campaign_id)
         SELECT territory_id, id, campaign_id FROM stored
       ), shaped AS (${STORE_SHAPES})
       SELECT DISTINCT campaign_id AS "campaignId" FROM gone`,
      [territoryId, campaign],
      manager,
    );
  }

  /** Those of a campaign go. @returns null when there were none */
  refuse(territoryId: number, campaign: string, manager: EntityManager) {
    return this.sql.row(
      Decided,
      `WITH gone AS (
         DELETE FROM response_held WHERE territory_id = $1 AND campaign_id = (${CAMPAIGN}) RETURNING campaign_id
       )
       SELECT DISTINCT campaign_id AS "campaignId" FROM gone`,
      [territoryId, campaign],
      manager,
    );
  }
}
