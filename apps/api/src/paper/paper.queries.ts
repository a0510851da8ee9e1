import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { PaperRun } from '@belvedere/contracts/paper';
import { Sql } from '../database/sql.ts';

/** A form that is to be typed in, and by whom. */
export interface Form {
  territoryId: number;
  campaignId: number;
  number: number;
  responseId: string;
  enteredBy: string;
}

const Printed = z.object({ noticeVersion: z.number() });
const Entered = z.object({ responseId: z.uuid().nullable(), by: z.string().nullable(), at: z.date() });

@Injectable()
export class PaperQueries {
  constructor(private readonly sql: Sql) {}

  runs(campaignId: number): Promise<PaperRun[]> {
    return this.sql.rows(
      PaperRun,
      `SELECT first, last, printed_on::text AS "printedOn" FROM paper_run WHERE campaign_id = $1 ORDER BY first DESC`,
      [campaignId],
    );
  }

  /** Allots the next numbers; those who print at the same moment take turns on the campaign. */
  async print(campaignId: number, count: number, manager: EntityManager): Promise<PaperRun> {
    await this.sql.run('SELECT FROM campaign WHERE id = $1 FOR NO KEY UPDATE', [campaignId], manager);
    const run = await this.sql.row(
      PaperRun,
      `INSERT INTO paper_run (territory_id, campaign_id, first, last, notice_version, printed_on)
       SELECT c.territory_id, c.id, before.last + 1, before.last + $2, notice.version, (now() AT TIME ZONE 'Europe/Paris')::date
         FROM campaign c
         CROSS JOIN LATERAL (SELECT coalesce(max(last), 0) AS last FROM paper_run WHERE campaign_id = c.id) before
         CROSS JOIN LATERAL (SELECT max(version) AS version FROM campaign_notice WHERE campaign_id = c.id) notice
        WHERE c.id = $1
       RETURNING first, last, printed_on::text AS "printedOn"`,
      [campaignId, count],
      manager,
    );
    return run!;
  }

  /** Under which notice a number was printed; null when it never was. */
  async printed(campaignId: number, number: number): Promise<number | null> {
    const found = await this.sql.row(
      Printed,
      `SELECT notice_version AS "noticeVersion" FROM paper_run WHERE campaign_id = $1 AND $2 BETWEEN first AND last`,
      [campaignId, number],
    );
    return found?.noticeVersion ?? null;
  }

  /** Notes that a form is typed in; nothing when the form, or the response, is noted already. */
  claim({ territoryId, campaignId, number, responseId, enteredBy }: Form): Promise<void> {
    return this.sql.run(
      `INSERT INTO paper_form (territory_id, campaign_id, number, response_id, entered_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [territoryId, campaignId, number, responseId, enteredBy],
    );
  }

  /** What was typed from a form, by whom and when. */
  entered(campaignId: number, number: number) {
    return this.sql.row(
      Entered,
      `SELECT f.response_id AS "responseId", p.name AS by, f.entered_at AS at
         FROM paper_form f LEFT JOIN auth.person p ON p.id = f.entered_by
        WHERE f.campaign_id = $1 AND f.number = $2`,
      [campaignId, number],
    );
  }
}
