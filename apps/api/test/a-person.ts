import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { hashPassword } from 'better-auth/crypto';
import type { DataSource } from 'typeorm';
import type { Role } from '@belvedere/domain/access';
import { PersonsQueries } from '../src/accounts/persons.queries.ts';
import { accountsOn } from '../src/commands/grant.ts';
import { OPERATOR } from '../src/audit/audit.service.ts';
import { Sql } from '../src/database/sql.ts';

export const PASSWORD = 'une phrase assez longue';
let hashed: Promise<string> | undefined;

/** An account that no other test shares, with a role in each of the territories named. */
export async function aPerson(
  source: DataSource,
  { roles = {}, name = 'Essai' }: { roles?: Record<number, Exclude<Role, 'visitor'>>; name?: string } = {},
) {
  hashed ??= hashPassword(PASSWORD);
  const password = await hashed;
  const email = `${randomUUID().slice(0, 13)}@essai.example`;
  const sql = new Sql(source);
  const id = await sql.transaction(async (manager) => {
    const made = await new PersonsQueries(sql).create(
      { name, email, language: 'fr', demonstration: false, password },
      manager,
    );
    for (const [territory, role] of Object.entries(roles))
      await accountsOn(sql).grant(email, Number(territory), role, OPERATOR, manager);
    return made;
  });
  return { id, email };
}

/** An address from which nobody else asks, so that tests do not slow one another. */
export const anAddress = () =>
  `10.${[0, 0, 0].map(() => String(1 + Math.floor(Math.random() * 250))).join('.')}`;

/** Sends something to the API as one person's browser would. */
export function send(
  app: NestFastifyApplication,
  url: string,
  payload?: unknown,
  {
    cookie,
    from = anAddress(),
    method = 'POST',
  }: { cookie?: string; from?: string; method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' } = {},
) {
  return app.inject({
    method,
    url,
    remoteAddress: from,
    headers: { host: 'localhost', origin: 'http://localhost', ...(cookie ? { cookie } : {}) },
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
}

/** The `Cookie` header that a browser would send after this answer. */
export const cookiesOf = (answer: { cookies: { name: string; value: string }[] }): string =>
  answer.cookies
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');

/** Signs a person in with their password. @returns their cookies */
export async function signIn(
  app: NestFastifyApplication,
  email: string,
  password = PASSWORD,
): Promise<string> {
  const answer = await send(app, '/api/auth/sign-in/email', { email, password });
  if (answer.statusCode !== 200) throw new Error(`sign-in: ${answer.body}`);
  return cookiesOf(answer);
}
