import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Sql } from '../database/sql.ts';

const Count = z.object({
  variable: z.string(),
  areaId: z.number(),
  ageBand: z.string(),
  situation: z.string(),
  value: z.string(),
  respondents: z.number(),
});
export type Count = z.infer<typeof Count>;

const MOST_AT_ONCE = 2000;

/** The variable of the tally that counts the respondents themselves. */
export const RESPONDENTS = '*';
/** The variable of the tally that counts responses by how they were collected. */
export const MODE = '*mode';

@Injectable()
export class TallyQueries {
  constructor(private readonly sql: Sql) {}

  /**
   * Moves waiting responses into the tally. May run in several processes at once and be interrupted at any point:
   * what leaves the queue enters the tally in the same statement.
   * @returns how many responses were moved
   */
  async fold(): Promise<number> {
    const row = await this.sql.row(
      z.object({ moved: z.number() }),
      `WITH taken AS (
         DELETE FROM response_uncounted
          WHERE ctid = ANY (ARRAY (
            SELECT ctid FROM response_uncounted LIMIT ${String(MOST_AT_ONCE)} FOR UPDATE SKIP LOCKED))
         RETURNING territory_id, response_id
       ), cells AS (
         SELECT territory_id, c.campaign_id, c.area_id, c.age_band, c.situation, array_agg(c.yielded) AS yielded
           FROM taken JOIN response_cell c USING (territory_id, response_id)
          GROUP BY 1, 2, 3, 4, 5
       ), counted AS (
         INSERT INTO tally (territory_id, campaign_id, variable, area_id, age_band, situation, value, respondents)
         SELECT territory_id, campaign_id, alike.variable, area_id, age_band, situation, v.value, sum(alike.respondents)
           FROM cells
           CROSS JOIN LATERAL (
             SELECT e.key AS variable, e.value AS yielded, count(*) AS respondents
               FROM unnest(cells.yielded) AS one CROSS JOIN LATERAL jsonb_each(one) e
              GROUP BY 1, 2) alike
           CROSS JOIN LATERAL yielded_values(alike.yielded) AS v(value)
          GROUP BY 1, 2, 3, 4, 5, 6, 7
          ORDER BY 1, 2, 3, 4, 5, 6, 7
         ON CONFLICT (territory_id, campaign_id, variable, area_id, age_band, situation, value)
         DO UPDATE SET respondents = tally.respondents + excluded.respondents
       )
       SELECT count(*)::int AS moved FROM taken`,
    );
    return row?.moved ?? 0;
  }

  /** Gives the room of what left the queue back: whoever reads the queue would pass through it until then. */
  async sweep(): Promise<void> {
    await this.sql.run('VACUUM response_uncounted');
  }

  /**
   * Takes off the tally what a response that was folded added to it. Rows are locked in the order in which a fold
   * takes them, so that neither waits for the other; one that nobody is left in goes, for it would tell that somebody
   * was.
   */
  async subtract(territoryId: number, responseId: string, manager: EntityManager): Promise<void> {
    await this.sql.run(
      `SELECT FROM tally t JOIN response_yield y
          ON (t.territory_id, t.campaign_id, t.variable, t.area_id, t.age_band, t.situation, t.value)
           = (y.territory_id, y.campaign_id, y.variable, y.area_id, y.age_band, y.situation, y.value)
        WHERE y.territory_id = $1 AND y.response_id = $2
        ORDER BY t.territory_id, t.campaign_id, t.variable, t.area_id, t.age_band, t.situation, t.value
          FOR UPDATE OF t`,
      [territoryId, responseId],
      manager,
    );
    await this.sql.run(
      `WITH counted AS (
         SELECT territory_id, campaign_id, variable, area_id, age_band, situation, value, count(*)::int AS respondents
           FROM response_yield
          WHERE territory_id = $1 AND response_id = $2
          GROUP BY 1, 2, 3, 4, 5, 6, 7
       ), emptied AS (
         DELETE FROM tally t USING counted c
          WHERE (t.territory_id, t.campaign_id, t.variable, t.area_id, t.age_band, t.situation, t.value)
              = (c.territory_id, c.campaign_id, c.variable, c.area_id, c.age_band, c.situation, c.value)
            AND t.respondents <= c.respondents
       )
       UPDATE tally t SET respondents = t.respondents - c.respondents
         FROM counted c
        WHERE (t.territory_id, t.campaign_id, t.variable, t.area_id, t.age_band, t.situation, t.value)
            = (c.territory_id, c.campaign_id, c.variable, c.area_id, c.age_band, c.situation, c.value)
          AND t.respondents > c.respondents`,
      [territoryId, responseId],
      manager,
    );
  }

  /**
   * Respondents of a campaign by area, age band and situation, for each value of some variables, each named once: in one
   * statement, so that all of them count the same responses. Figures of two moments laid over each other could give
   * somebody away.
   */
  counts(territoryId: number, campaignId: number, variables: readonly string[]): Promise<Count[]> {
    return this.sql.rows(
      Count,
      `SELECT variable, area_id AS "areaId", age_band AS "ageBand", situation, value,
              sum(respondents)::int AS respondents
         FROM (
           SELECT variable, area_id, age_band, situation, value, respondents
             FROM tally
            WHERE territory_id = $1 AND campaign_id = $2 AND variable = ANY ($3::text[])
           UNION ALL
           SELECT asked.variable, alike.area_id, alike.age_band, alike.situation, v.value, alike.respondents
             FROM (
               -- What "yielded" holds, looked up rather than built: after a morning of doors these are thousands.
               SELECT c.area_id, c.age_band, c.situation, count(*) AS respondents,
                      ARRAY (SELECT CASE variable WHEN '${RESPONDENTS}' THEN '"${RESPONDENTS}"'
                                                  WHEN '${MODE}' THEN to_jsonb(c.mode)
                                                  ELSE c.yields -> variable END
                               FROM unnest($3::text[]) AS variable) AS yielded
                 FROM response_uncounted u JOIN response_cell c USING (territory_id, response_id)
                WHERE territory_id = $1 AND u.campaign_id = $2
                GROUP BY 1, 2, 3, 5) alike
             CROSS JOIN LATERAL unnest($3::text[], alike.yielded) AS asked(variable, yielded)
             CROSS JOIN LATERAL yielded_values(asked.yielded) AS v(value)
            WHERE asked.yielded IS NOT NULL
         ) counted
        GROUP BY 1, 2, 3, 4, 5`,
      [territoryId, campaignId, variables],
    );
  }

  /** A text that changes whenever the responses of a campaign do. */
  async state(territoryId: number, campaignId: number): Promise<string> {
    const row = await this.sql.row(
      z.object({ state: z.string() }),
      `SELECT concat_ws('/',
                (SELECT coalesce(sum(respondents), 0) FROM tally
                  WHERE territory_id = $1 AND campaign_id = $2 AND variable = '${RESPONDENTS}'),
                (SELECT count(*) FROM response_uncounted WHERE territory_id = $1 AND campaign_id = $2),
                (SELECT max(received_at) FROM response WHERE territory_id = $1 AND campaign_id = $2)) AS state`,
      [territoryId, campaignId],
    );
    return row?.state ?? '';
  }

  /** The days of the first and the last response of a campaign, those that went since included. */
  collection(territoryId: number, campaignId: number) {
    return this.sql.row(
      z.object({ from: z.string().nullable(), to: z.string().nullable() }),
      `SELECT least(c.collected_from, (r.first AT TIME ZONE 'Europe/Paris')::date)::text AS from,
              greatest(c.collected_to, (r.last AT TIME ZONE 'Europe/Paris')::date)::text AS to
         FROM campaign c
         CROSS JOIN LATERAL (
           SELECT min(received_at) AS first, max(received_at) AS last
             FROM response WHERE territory_id = $1 AND campaign_id = c.id) r
        WHERE c.territory_id = $1 AND c.id = $2`,
      [territoryId, campaignId],
    );
  }
}
