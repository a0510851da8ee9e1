import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Sql } from '../database/sql.ts';

/** A response that was read and located, ready to be stored. */
export interface NewResponse {
  territory_id: number;
  id: string;
  campaign_id: number;
  area_id: number | null;
  area_answer: 'area' | 'other' | 'no-answer';
  answers: unknown;
  yields: unknown;
  mode: string;
  language: string;
  receipt: string;
  notice_version: number | null;
}

const Stored = z.object({ territoryId: z.number(), id: z.string(), receipt: z.string() });

/** What was already there under an id, compared with what was sent again. */
const Known = Stored.extend({ same: z.boolean() });

const SENT = `
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS s(
    territory_id int, id uuid, campaign_id int, area_id int, area_answer text, answers jsonb, yields jsonb,
    mode text, language text, receipt text, notice_version int)`;

@Injectable()
export class ResponsesQueries {
  constructor(private readonly sql: Sql) {}

  /**
   * Stores responses that are not known yet, all in one statement, each with its place in the queue of the tally.
   * @returns those that were stored; the others were known already
   */
  store(responses: readonly NewResponse[]): Promise<z.infer<typeof Stored>[]> {
    return this.sql.prepared(
      Stored,
      'store-responses',
      `WITH stored AS (
         INSERT INTO response (territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt,
                               notice_version)
         SELECT DISTINCT ON (territory_id, id)
                territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt,
                notice_version
           FROM (${SENT}) sent
             ON CONFLICT (territory_id, id) DO NOTHING
         RETURNING territory_id, id, campaign_id, receipt
       ), queued AS (
         INSERT INTO response_uncounted (territory_id, response_id, campaign_id)
         SELECT territory_id, id, campaign_id FROM stored
       )
       SELECT territory_id AS "territoryId", id, receipt FROM stored`,
      [JSON.stringify(responses)],
    );
  }

  /** Compares responses sent again with what is stored under their ids. */
  known(responses: readonly NewResponse[]): Promise<z.infer<typeof Known>[]> {
    return this.sql.rows(
      Known,
      `SELECT r.territory_id AS "territoryId", r.id, r.receipt,
              r.campaign_id = sent.campaign_id AND r.answers = sent.answers AS same
         FROM (${SENT}) sent
         JOIN response r USING (territory_id, id)`,
      [JSON.stringify(responses)],
    );
  }

  /** Keeps a response that came after its campaign had closed; nothing when one of this id is kept already. */
  async hold(response: NewResponse): Promise<boolean> {
    const rows = await this.sql.rows(
      z.object({ id: z.string() }),
      `INSERT INTO response_held (territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt,
                                  notice_version)
       SELECT territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt, notice_version
         FROM (${SENT}) sent
           ON CONFLICT (territory_id, id) DO NOTHING
       RETURNING id`,
      [JSON.stringify([response])],
    );
    return rows.length > 0;
  }

  /** Compares a response with the one that is held under its id. */
  held(response: NewResponse): Promise<z.infer<typeof Known>[]> {
    return this.sql.rows(
      Known,
      `SELECT r.territory_id AS "territoryId", r.id, r.receipt,
              r.campaign_id = sent.campaign_id AND r.answers = sent.answers AS same
         FROM (${SENT}) sent
         JOIN response_held r USING (territory_id, id)`,
      [JSON.stringify([response])],
    );
  }
}
