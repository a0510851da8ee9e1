import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { College, Role } from '@belvedere/contracts/accounts';
import { Sql } from '../database/sql.ts';
import { PersonRow } from './persons.queries.ts';

const AskingRow = PersonRow.extend({
  sessionId: z.string(),
  memberships: z.array(
    z.object({
      territory: z.object({ slug: z.string(), name: z.string() }),
      role: Role,
      /** Of whoever administers it, beside the password. */
      needsSecondFactor: z.boolean(),
      college: College.nullable(),
      since: z.coerce.date(),
    }),
  ),
});
export type AskingRow = z.infer<typeof AskingRow>;

@Injectable()
export class AskingQueries {
  constructor(private readonly sql: Sql) {}

  /**
   * Whose session a token is, while it lasts, and what they are where. One statement: it is asked for each page of
   * whoever is signed in.
   */
  async byToken(token: string): Promise<AskingRow | null> {
    const [found] = await this.sql.prepared(
      AskingRow,
      'asking',
      `SELECT s.id AS "sessionId", p.id, p.name, p.email, p.language, p.second_factor AS "secondFactor", p.demonstration,
              coalesce((
                SELECT jsonb_agg(jsonb_build_object(
                         'territory', jsonb_build_object('slug', t.slug, 'name', t.name),
                         'role', m.role, 'needsSecondFactor', t.administrators_need_second_factor, 'college', m.college, 'since', m.since) ORDER BY t.name)
                  FROM membership m JOIN territory t ON t.id = m.territory_id
                 WHERE m.person_id = p.id AND m.until IS NULL
              ), '[]') AS memberships
         FROM auth.session s JOIN auth.person p ON p.id = s.person_id
        WHERE s.token = $1 AND s.expires_at > now()`,
      [token],
    );
    return found ?? null;
  }
}
