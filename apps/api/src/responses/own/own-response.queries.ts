import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { CollectionMode } from '@belvedere/contracts/responses';
import { Day, Language, LocalizedText, Slug } from '@belvedere/contracts/text';
import { Sql } from '../../database/sql.ts';
import { SHAPES } from '../store-shapes.queries.ts';

const OwnRow = z.object({
  id: z.uuid(),
  surveyVersionId: z.number(),
  campaign: Slug,
  title: LocalizedText,
  answers: z.record(z.string(), z.unknown()),
  area: z.string().nullable(),
  mode: CollectionMode,
  language: Language,
  receivedOn: Day,
  noticeVersion: z.number().nullable(),
});

const PlacedRow = z.object({ question: z.string(), number: z.number(), area: z.string() });

const COLUMNS =
  'territory_id, id, campaign_id, area_id, answers, mode, language, receipt, notice_version, received_at';

const Found = z.object({ id: z.uuid() });

@Injectable()
export class OwnResponseQueries {
  constructor(private readonly sql: Sql) {}

  /** The response that a receipt is for, be it held. */
  byReceipt(territoryId: number, receipt: string): Promise<z.infer<typeof OwnRow> | null> {
    return this.sql.row(
      OwnRow,
      `SELECT r.id, c.survey_version_id AS "surveyVersionId", c.slug AS campaign, c.title, r.answers, a.name AS area, r.mode,
              r.language, r.notice_version AS "noticeVersion",
              (r.received_at AT TIME ZONE 'Europe/Paris')::date::text AS "receivedOn"
         FROM (SELECT ${COLUMNS} FROM response UNION ALL SELECT ${COLUMNS} FROM response_held) r
         JOIN campaign c ON c.id = r.campaign_id
         LEFT JOIN area a ON a.id = r.area_id
        WHERE r.territory_id = $1 AND r.receipt = $2`,
      [territoryId, receipt],
    );
  }

  /**
   * The names of the areas where the shapes of a response lie, of those that lie in one. A held response has none stored:
   * they are told from its answers, as they would be stored today.
   */
  placed(territoryId: number, id: string): Promise<z.infer<typeof PlacedRow>[]> {
    return this.sql.rows(
      PlacedRow,
      `WITH stored AS (
         SELECT territory_id, id, campaign_id, answers FROM response_held WHERE territory_id = $1 AND id = $2
       ), held AS (${SHAPES})
       SELECT s.question, s.number, a.name AS area
         FROM (SELECT question, number, area_id FROM response_shape WHERE territory_id = $1 AND response_id = $2
               UNION ALL SELECT question, number, area_id FROM held) s
         JOIN area a ON a.id = s.area_id`,
      [territoryId, id],
    );
  }

  /**
   * The response that a receipt is for, or that is stored under the id of one held with it, for one of those who would
   * erase it at once: the others wait, and find nothing.
   */
  async locked(
    territoryId: number,
    receipt: string,
    held: string | null,
    manager: EntityManager,
  ): Promise<string | null> {
    const found = await this.sql.row(
      Found,
      'SELECT id FROM response WHERE territory_id = $1 AND (receipt = $2 OR id = $3) FOR UPDATE',
      [territoryId, receipt, held],
      manager,
    );
    return found?.id ?? null;
  }

  /** Takes it out of the queue of the tally, whoever is folding that queue first. @returns whether it was there */
  async unqueue(territoryId: number, id: string, manager: EntityManager): Promise<boolean> {
    const taken = await this.sql.row(
      Found,
      `WITH taken AS (
         DELETE FROM response_uncounted WHERE territory_id = $1 AND response_id = $2 RETURNING response_id AS id
       )
       SELECT id FROM taken`,
      [territoryId, id],
      manager,
    );
    return taken !== null;
  }

  /**
   * One that waits for a decision, and counts for nothing: the receipt is for it, or for what is stored under its id.
   * @returns its id; null when there was none
   */
  async removeHeld(territoryId: number, receipt: string, manager: EntityManager): Promise<string | null> {
    const gone = await this.sql.row(
      Found,
      `WITH gone AS (
         DELETE FROM response_held
          WHERE territory_id = $1
            AND (receipt = $2 OR id = (SELECT id FROM response WHERE territory_id = $1 AND receipt = $2))
         RETURNING id
       )
       SELECT id FROM gone`,
      [territoryId, receipt],
      manager,
    );
    return gone?.id ?? null;
  }

  /** A form on paper from which it was typed stays typed in; nothing says any more what from. */
  forgetForm(territoryId: number, id: string, manager: EntityManager): Promise<void> {
    return this.sql.run(
      'UPDATE paper_form SET response_id = NULL WHERE territory_id = $1 AND response_id = $2',
      [territoryId, id],
      manager,
    );
  }

  remove(territoryId: number, id: string, manager: EntityManager): Promise<void> {
    return this.sql.run(
      'DELETE FROM response WHERE territory_id = $1 AND id = $2',
      [territoryId, id],
      manager,
    );
  }
}
