import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Language } from '@belvedere/contracts/text';
import { Sql } from '../database/sql.ts';

export const PersonRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: Language,
  secondFactor: z.boolean(),
  demonstration: z.boolean(),
});
export type PersonRow = z.infer<typeof PersonRow>;

const COLUMNS = `id, name, email, language, second_factor AS "secondFactor", demonstration`;

@Injectable()
export class PersonsQueries {
  constructor(private readonly sql: Sql) {}

  byEmail(email: string, manager?: EntityManager): Promise<PersonRow | null> {
    return this.sql.row(
      PersonRow,
      `SELECT ${COLUMNS} FROM auth.person WHERE email = lower($1)`,
      [email],
      manager,
    );
  }

  byId(id: string, manager?: EntityManager): Promise<PersonRow | null> {
    return this.sql.row(PersonRow, `SELECT ${COLUMNS} FROM auth.person WHERE id = $1`, [id], manager);
  }

  locked(id: string, manager: EntityManager): Promise<PersonRow | null> {
    return this.sql.row(
      PersonRow,
      `SELECT ${COLUMNS} FROM auth.person WHERE id = $1 FOR UPDATE`,
      [id],
      manager,
    );
  }

  /** Removes sessions with which nobody is signed in any more. */
  forgetSessions(): Promise<void> {
    return this.sql.run('DELETE FROM auth.session WHERE expires_at <= now()');
  }

  /** Whether somebody real has an account; those of the demonstration are nobody's. */
  async anyone(manager?: EntityManager): Promise<boolean> {
    const found = await this.sql.row(
      z.object({ anyone: z.boolean() }),
      'SELECT EXISTS (SELECT FROM auth.person WHERE NOT demonstration) AS anyone',
      [],
      manager,
    );
    return found!.anyone;
  }

  /** Makes an account whose address needs no further proof. @param password already hashed */
  async create(
    person: { name: string; email: string; language: Language; demonstration: boolean; password: string },
    manager: EntityManager,
  ): Promise<string> {
    const created = await this.sql.row(
      z.object({ id: z.string() }),
      `WITH made AS (
         INSERT INTO auth.person (name, email, email_verified, language, demonstration)
         VALUES ($1, lower($2), true, $3, $4) RETURNING id
       )
       INSERT INTO auth.credential (person_id, provider_id, account_id, password)
       SELECT id, 'credential', id::text, $5 FROM made
       RETURNING person_id AS id`,
      [person.name, person.email, person.language, person.demonstration, person.password],
      manager,
    );
    return created!.id;
  }
}
