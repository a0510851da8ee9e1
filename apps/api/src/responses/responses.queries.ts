import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { HeldReason } from '@belvedere/contracts/responses';
import { Sql } from '../database/sql.ts';
import { STORE_SHAPES } from './store-shapes.queries.ts';

/** A response that was read and located, ready to be stored. */
export interface NewResponse {
  territory_id: number;
  id: string;
  campaign_id: number;
  area_id: number | null;
  area_answer: 'area' | 'other' | 'no-answer';
  answers: Readonly<Record<string, unknown>>;
  yields: Readonly<Record<string, unknown>>;
  mode: string;
  language: string;
  receipt: string;
  notice_version: number | null;
  collecting_session_id: string | null;
  /** Whether its survey asks for places on a map; storing the others never looks for any. */
  has_shapes: boolean;
  channel_id: number | null;
}

/** What is there under an id, compared with what was sent; `sent` is the receipt that was drawn for the latter. */
const Known = z.object({ sent: z.string(), receipt: z.string(), same: z.boolean() });

/** Responses that were sent, see {@link written}. */
const SENT = `
  SELECT *, (answers - unyielding) || yielding AS yields
    FROM jsonb_to_recordset($1::jsonb) AS s(
      territory_id int, id uuid, campaign_id int, area_id int, area_answer text, answers jsonb,
      unyielding text[], yielding jsonb, mode text, language text, receipt text, notice_version int,
      collecting_session_id uuid, channel_id int)`;

/**
 * Responses as they are sent to the database. What one yields is nearly what was answered: only the difference travels,
 * which is two thirds of the bytes.
 */
const written = (responses: readonly NewResponse[]): string =>
  JSON.stringify(
    responses.map(({ answers, yields, has_shapes: _, ...columns }) => ({
      ...{ ...columns, answers },
      unyielding: Object.keys(answers).filter((name) => yields[name] === undefined),
      yielding: Object.fromEntries(
        Object.entries(yields).filter(([variable, value]) => answers[variable] !== value),
      ),
    })),
  );

/**
 * One that was held, sent again once it is wanted, waits no more: it is stored under the receipt that was given first. Held
 * ones are locked before any is stored, in the order in which a decision about them takes both.
 * @param returned of each, besides what tells them apart, for what follows
 */
const storing = (returned = '', more = '') => `
  WITH sent AS (${SENT}
  ), held AS (
    SELECT h.territory_id, h.id, h.receipt, h.campaign_id = sent.campaign_id AND h.answers = sent.answers AS same
      FROM response_held h JOIN sent USING (territory_id, id)
       FOR UPDATE OF h
  ), stored AS (
    INSERT INTO response (territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt,
                          notice_version, collecting_session_id, channel_id)
    SELECT territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language,
           coalesce(held.receipt, sent.receipt), notice_version, collecting_session_id, channel_id
      FROM sent LEFT JOIN held USING (territory_id, id)
     WHERE held.same IS NOT FALSE
        ON CONFLICT (territory_id, id) DO NOTHING
    RETURNING territory_id, id, campaign_id${returned}
  ), released AS (
    DELETE FROM response_held h USING stored s WHERE (h.territory_id, h.id) = (s.territory_id, s.id) RETURNING 1
  ), queued AS (
    INSERT INTO response_uncounted (territory_id, response_id, campaign_id)
    SELECT territory_id, id, campaign_id FROM stored
  )${more}
  SELECT (SELECT count(*) FROM stored)::int - (SELECT count(*) FROM released)::int AS stored`;
const STORE = storing();
const STORE_WITH_SHAPES = storing(', answers', `, shaped AS (${STORE_SHAPES})`);

@Injectable()
export class ResponsesQueries {
  constructor(private readonly sql: Sql) {}

  /**
   * Stores responses that are not known yet, all in one statement, each with its place in the queue of the tally, and with
   * its shapes where it may have any.
   * @returns how many were stored under the receipt drawn for them; an id of the others was taken already
   */
  async store(responses: readonly NewResponse[]): Promise<number> {
    const shaped = responses.some((response) => response.has_shapes);
    const [row] = await this.sql.prepared(
      z.object({ stored: z.number() }),
      shaped ? 'store-responses-with-shapes' : 'store-responses',
      shaped ? STORE_WITH_SHAPES : STORE,
      [written(responses)],
    );
    return row?.stored ?? 0;
  }

  /** Compares responses with what is stored under their ids; nothing about those under whose id nothing is. */
  known(responses: readonly NewResponse[]): Promise<z.infer<typeof Known>[]> {
    return this.sql.rows(
      Known,
      `SELECT sent.receipt AS sent, r.receipt,
              r.campaign_id = sent.campaign_id AND r.answers = sent.answers AS same
         FROM (${SENT}) sent
         JOIN response r USING (territory_id, id)`,
      [written(responses)],
    );
  }

  /**
   * Keeps a response that came too late or beyond a cap; nothing when one of this id is stored or kept already. The same
   * may be being stored at this moment, since it was sent before: no key spans both tables, so we wait until whatever is
   * being stored is there, and what comes next waits for us. Storing takes its lock on the table before it looks.
   */
  async hold(response: NewResponse, reason: HeldReason): Promise<boolean> {
    return this.sql.transaction(async (manager) => {
      await this.sql.run('LOCK TABLE response_held IN SHARE ROW EXCLUSIVE MODE', [], manager);
      const rows = await this.sql.rows(
        z.object({ id: z.string() }),
        `INSERT INTO response_held (territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt,
                                  notice_version, collecting_session_id, channel_id, reason)
       SELECT territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt,
              notice_version, collecting_session_id, channel_id, $2
         FROM (${SENT}) sent
        WHERE NOT EXISTS (SELECT FROM response r WHERE (r.territory_id, r.id) = (sent.territory_id, sent.id))
           ON CONFLICT (territory_id, id) DO NOTHING
       RETURNING id`,
        [written([response]), reason],
        manager,
      );
      return rows.length > 0;
    });
  }

  /** Compares a response with the one that is held under its id. */
  held(response: NewResponse): Promise<z.infer<typeof Known>[]> {
    return this.sql.rows(
      Known,
      `SELECT sent.receipt AS sent, r.receipt,
              r.campaign_id = sent.campaign_id AND r.answers = sent.answers AS same
         FROM (${SENT}) sent
         JOIN response_held r USING (territory_id, id)`,
      [written([response])],
    );
  }
}
