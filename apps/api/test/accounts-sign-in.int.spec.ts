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

test('behind TLS the cookie never travels in the clear', async () => {
  const secure = await startApplication({ trustProxy: true, publicUrl: 'https://observatoire.example' });
  try {
    const { email } = await aPerson(running.source);
    const answer = await secure.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: {
        host: 'observatoire.example',
        origin: 'https://observatoire.example',
        'x-forwarded-for': '203.0.113.4',
        'x-forwarded-proto': 'https',
      },
      payload: { email, password: PASSWORD },
    });
    expect(answer.cookies[0]).toMatchObject({
      name: '__Secure-belvedere.session_token',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    });
    const me = await secure.app.inject({ url: '/api/me', headers: { cookie: cookiesOf(answer) } });
    expect(me.statusCode).toBe(200);
  } finally {
    await secure.close();
  }
});

test.each([
  ['POST', 'reset-password', { token: 'a\0b', newPassword: 'une tout autre phrase' }],
  ['GET', 'magic-link/verify?token=%00', undefined],
] as const)('what no token holds is refused: %s %s', async (method, path, sent) => {
  const answer = await send(running.app, `/api/auth/${path}`, sent, { method });
  expect([answer.statusCode, Problem.parse(answer.json()).code]).toEqual([400, 'invalid-request']);
});

test('a person changes their name and password, and nothing that we do not keep', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  const [cookie, elsewhere] = [await signIn(app, email), await signIn(app, email)];
  const update = (payload: object) => send(app, '/api/auth/update-user', payload, { cookie });
  expect((await update({ name: ' Ada ' })).statusCode).toBe(200);
  for (const wrong of [
    { name: ' ' },
    { name: 'a\0b' },
    { name: 'x'.repeat(121) },
    { name: 'Ada', image: 'https://ailleurs.example/x.png' },
  ])
    expect((await update(wrong)).statusCode).toBe(400);

  const change = (currentPassword: string) =>
    send(
      app,
      '/api/auth/change-password',
      { currentPassword, newPassword: 'une tout autre phrase', revokeOtherSessions: true },
      { cookie },
    );
  const wrong = await change('pas celui-là du tout');
  expect([wrong.statusCode, Problem.parse(wrong.json()).code]).toEqual([400, 'invalid-password']);
  const changed = await change(PASSWORD);
  expect(changed.statusCode).toBe(200);
  const me = (cookies: string) => send(app, '/api/me', undefined, { method: 'GET', cookie: cookies });
  expect((await me(elsewhere)).statusCode).toBe(401);
  expect((await me(cookiesOf(changed))).json()).toMatchObject({ name: 'Ada' });
});
