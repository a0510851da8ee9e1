import { afterAll, beforeAll, expect, test } from 'vitest';
import { Me } from '@belvedere/contracts/accounts';
import { Problem } from '@belvedere/contracts/problem';
import { aPerson, cookiesOf, PASSWORD, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

test('a person signs in, is known, and signs out', async () => {
  const { app, source } = running;
  const territory = await aTerritory(source);
  const person = await aPerson(source, { roles: { [territory.id]: 'facilitator' } });
  const answer = await send(app, '/api/auth/sign-in/email', {
    email: person.email.toUpperCase(),
    password: PASSWORD,
  });
  expect(answer.statusCode).toBe(200);
  const [cookie] = answer.cookies;
  expect(cookie).toMatchObject({
    name: 'belvedere.session_token',
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  });
  const cookies = cookiesOf(answer);

  const me = await send(app, '/api/me', undefined, { method: 'GET', cookie: cookies });
  expect(Me.parse(me.json())).toMatchObject({
    id: person.id,
    email: person.email,
    memberships: [{ territory: { slug: territory.slug }, role: 'facilitator' }],
  });

  expect((await send(app, '/api/auth/sign-out', {}, { cookie: cookies })).statusCode).toBe(200);
  expect((await send(app, '/api/me', undefined, { method: 'GET', cookie: cookies })).statusCode).toBe(401);
});

test('a wrong password and an unknown address are answered word for word the same', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  const wrong = await send(app, '/api/auth/sign-in/email', { email, password: 'pas celui-là du tout' });
  const unknown = await send(app, '/api/auth/sign-in/email', { email: `x${email}`, password: PASSWORD });
  expect(wrong.statusCode).toBe(401);
  expect(Problem.parse(wrong.json()).code).toBe('invalid-email-or-password');
  expect(unknown.body).toBe(wrong.body);
  expect(unknown.statusCode).toBe(wrong.statusCode);
});

test('a session has no column for an address or a user agent', async () => {
  const columns = await running.source.query<{ column_name: string }[]>(
    `SELECT column_name FROM information_schema.columns WHERE table_schema = 'auth' AND table_name = 'session'`,
  );
  expect(columns.map((column) => column.column_name).sort()).toEqual([
    'created_at',
    'expires_at',
    'id',
    'person_id',
    'token',
    'updated_at',
  ]);
  const { email } = await aPerson(running.source);
  await signIn(running.app, email);
});
