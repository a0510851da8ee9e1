import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Sql } from '../../database/sql.ts';

const SessionRow = z.object({ id: z.string(), since: z.date(), until: z.date() });
type SessionRow = z.infer<typeof SessionRow>;

@Injectable()
export class SessionsQueries {
  constructor(private readonly sql: Sql) {}

  ofPerson(personId: string): Promise<SessionRow[]> {
    return this.sql.rows(
      SessionRow,
      `SELECT id, created_at AS since, expires_at AS until FROM auth.session
        WHERE person_id = $1 AND expires_at > now() ORDER BY created_at DESC`,
      [personId],
    );
  }

  /** @returns how many were ended: 0 when it is nobody's or somebody else's */
  async end(personId: string, id: string): Promise<number> {
    const ended = await this.sql.row(
      z.object({ ended: z.number() }),
      `WITH gone AS (DELETE FROM auth.session WHERE person_id = $1 AND id = $2 RETURNING id)
       SELECT count(*)::int AS ended FROM gone`,
      [personId, id],
    );
    return ended!.ended;
  }

  /** What a person can prove themselves by: the hash of their password, and whether they signed in lately. */
  async proof(personId: string, sessionId: string, minutes: number, manager?: EntityManager) {
    const found = await this.sql.row(
      z.object({ password: z.string().nullable(), fresh: z.boolean() }),
      `SELECT (SELECT password FROM auth.credential
                WHERE person_id = $1 AND provider_id = 'credential' AND password IS NOT NULL LIMIT 1) AS password,
              EXISTS (SELECT FROM auth.session
                       WHERE person_id = $1 AND id = $2 AND created_at > now() - make_interval(mins => $3)) AS fresh`,
      [personId, sessionId, minutes],
      manager,
    );
    return found!;
  }
}
