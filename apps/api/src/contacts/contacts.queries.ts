import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ContactRequests, type LeaveContact } from '@belvedere/contracts/contacts';
import { Sql } from '../database/sql.ts';

const Request = ContactRequests.shape.requests.element;

@Injectable()
export class ContactsQueries {
  constructor(private readonly sql: Sql) {}

  /** Whoever leaves an address twice is written to once. */
  wait(territoryId: number, { name, email, message, language }: LeaveContact): Promise<void> {
    return this.sql.run(
      `INSERT INTO contact_waiting (territory_id, name, email, message, language) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (territory_id, email) DO UPDATE
          SET name = excluded.name, message = excluded.message, language = excluded.language`,
      [territoryId, name || null, email, message || null, language],
    );
  }

  /**
   * Makes contact requests of what waits, in an order drawn by lot, where at least so many wait.
   * @param territoryId null: everywhere
   * @returns how many
   */
  async gather(territoryId: number | null, atLeast: number): Promise<number> {
    const row = await this.sql.row(
      z.object({ gathered: z.number() }),
      `WITH enough AS (
         SELECT territory_id FROM contact_waiting WHERE $1::int IS NULL OR territory_id = $1
          GROUP BY territory_id HAVING count(*) >= $2
       ), taken AS (
         DELETE FROM contact_waiting w USING enough WHERE w.territory_id = enough.territory_id RETURNING w.*
       ), gathered AS (
         INSERT INTO contact_request (territory_id, week, name, email, message, language)
         SELECT territory_id, date_trunc('week', now() AT TIME ZONE 'Europe/Paris')::date, name, email, message, language
           FROM taken ORDER BY random()
         RETURNING 1
       )
       SELECT count(*)::int AS gathered FROM gathered`,
      [territoryId, atLeast],
    );
    return row?.gathered ?? 0;
  }

  all(territoryId: number): Promise<z.infer<typeof Request>[]> {
    return this.sql.rows(
      Request,
      `SELECT id, week::text AS week, name, email, message, language
         FROM contact_request WHERE territory_id = $1 ORDER BY week DESC, id`,
      [territoryId],
    );
  }

  async remove(territoryId: number, id: string, manager: EntityManager): Promise<boolean> {
    const removed = await this.sql.row(
      z.object({ id: z.uuid() }),
      `WITH removed AS (DELETE FROM contact_request WHERE territory_id = $1 AND id = $2 RETURNING id)
       SELECT id FROM removed`,
      [territoryId, id],
      manager,
    );
    return removed !== null;
  }
}
