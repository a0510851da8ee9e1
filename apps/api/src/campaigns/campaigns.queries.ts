import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AreaCode, AreaKind } from '@belvedere/contracts/areas';
import { CampaignNotice } from '@belvedere/contracts/campaigns';
import { LocalizedText } from '@belvedere/contracts/text';
import { Sql } from '../database/sql.ts';

const CampaignRow = z.object({
  id: z.number(),
  territoryId: z.number(),
  surveyVersionId: z.number(),
  slug: z.string(),
  title: LocalizedText,
  purpose: LocalizedText,
  method: LocalizedText,
  controller: z.string(),
  notice: CampaignNotice,
  audience: z.enum(['residents', 'structures']),
  surveySlug: z.string(),
  surveyVersion: z.number(),
  minutes: z.number(),
  areaKind: AreaKind,
  opensOn: z.string(),
  closesOn: z.string().nullable(),
  full: z.boolean(),
});
export type CampaignRow = z.infer<typeof CampaignRow>;

/** Areas that a campaign's answers can be given in, under the boundaries of today. */
const AnswerArea = z.object({ id: z.number(), code: AreaCode, name: z.string() });
export type AnswerArea = z.infer<typeof AnswerArea>;

/** Whether the overall cap is reached, by the tally and what waits to enter it: off by what was erased while it waited. */
const FULL = `
  EXISTS (SELECT FROM campaign_cap k
           WHERE k.campaign_id = c.id AND k.area_id IS NULL
             AND k.most <= (SELECT coalesce(sum(t.respondents), 0) FROM tally t
                             WHERE (t.territory_id, t.campaign_id, t.variable) = (c.territory_id, c.id, '*'))
                         + (SELECT count(*) FROM response_uncounted u
                             WHERE (u.territory_id, u.campaign_id) = (c.territory_id, c.id)))`;

const CAMPAIGNS = `
  SELECT c.id, c.territory_id AS "territoryId", c.survey_version_id AS "surveyVersionId", c.slug, c.title, c.purpose,
         c.method, c.controller, s.audience, s.slug AS "surveySlug", v.version AS "surveyVersion", v.minutes,
         c.area_kind AS "areaKind", c.opens_on::text AS "opensOn", c.closes_on::text AS "closesOn",
         ${FULL} AS full,
         n.content || jsonb_build_object('version', n.version) AS notice
    FROM campaign c
    JOIN survey_version v ON v.id = c.survey_version_id
    JOIN survey s ON s.id = v.survey_id
    CROSS JOIN LATERAL (
      SELECT version, content FROM campaign_notice WHERE campaign_id = c.id ORDER BY version DESC LIMIT 1) n
   WHERE c.territory_id = $1 AND ($2::text IS NULL OR c.slug = $2)
   ORDER BY s.audience, c.opens_on DESC, c.slug`;

@Injectable()
export class CampaignsQueries {
  constructor(private readonly sql: Sql) {}

  all(territoryId: number): Promise<CampaignRow[]> {
    return this.sql.rows(CampaignRow, CAMPAIGNS, [territoryId, null]);
  }

  bySlug(territoryId: number, slug: string): Promise<CampaignRow | null> {
    return this.sql.row(CampaignRow, CAMPAIGNS, [territoryId, slug]);
  }

  answerAreas(territoryId: number, kind: AreaKind): Promise<AnswerArea[]> {
    return this.sql.rows(
      AnswerArea,
      `SELECT id, code, name FROM area
        WHERE territory_id = $1 AND kind = $2 AND daterange(valid_from, valid_to) @> current_date`,
      [territoryId, kind],
    );
  }
}
