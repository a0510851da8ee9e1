import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '@belvedere/contracts/problem';
import { randomUUID } from 'node:crypto';
import { mailsTo, tokenSentTo } from './a-mailbox.ts';
import { aPerson, cookiesOf, PASSWORD, send, signIn } from './a-person.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let open: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
  open = await startApplication({ signUp: 'open' });
});
afterAll(async () => {
  await running.close();
  await open.close();
});

const me = (cookie: string) => send(running.app, '/api/me', undefined, { method: 'GET', cookie });
const changeEmail = (sent: Record<string, unknown>, cookie?: string) =>
  send(running.app, '/api/me/email', sent, cookie ? { cookie } : {});
const get = (url: string) => send(running.app, url, undefined, { method: 'GET' });
const code = (answer: { json: () => unknown }) => Problem.parse(answer.json()).code;

test('a link sent by mail signs in once', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  const asked = await send(app, '/api/auth/sign-in/magic-link', { email });
  const unknown = await send(app, '/api/auth/sign-in/magic-link', { email: `x${email}` });
  expect(asked.statusCode).toBe(200);
  expect(unknown.body).toBe(asked.body);

  const [mail] = await mailsTo(source, email);
  expect(mail).toMatchObject({ template: 'sign-in-link', language: 'fr' });
  const token = await tokenSentTo(source, email);
  const used = await get(`/api/auth/magic-link/verify?token=${token}`);
  expect(used.statusCode).toBe(200);
  expect((await me(cookiesOf(used))).statusCode).toBe(200);

  const again = await get(`/api/auth/magic-link/verify?token=${token}`);
  expect([again.statusCode, code(again)]).toEqual([400, 'invalid-token']);
  expect(again.cookies).toEqual([]);

  const nobody = await source.query('SELECT FROM mail WHERE recipient = $1', [`x${email}`]);
  expect(nobody).toEqual([]);
});

test.each([
  ['/t/tours-joue/groupes/sanitas/rejoindre', '/t/tours-joue/groupes/sanitas/rejoindre'],
  ['/', null],
  [`/${'a'.repeat(300)}`, null],
])('a link leads on to %s, if it is a page of ours', async (callbackURL, retour) => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  await send(app, '/api/auth/sign-in/magic-link', { email, callbackURL });
  const [mail] = await mailsTo(source, email);
  const link = new URL(mail!.data.link!, 'http://localhost');
  expect(link.pathname).toBe('/connexion/lien');
  expect(link.searchParams.get('retour')).toBe(retour);
});

test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example'])(
  'no link leads on to %s',
  async (callbackURL) => {
    const { app, source } = running;
    const { email } = await aPerson(source);
    const asked = await send(app, '/api/auth/sign-in/magic-link', { email, callbackURL });
    expect(asked.statusCode).toBe(403);
    expect(await source.query('SELECT FROM mail WHERE recipient = $1', [email])).toEqual([]);
  },
);

test('what is stored of a link does not let anybody in', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  await send(app, '/api/auth/sign-in/magic-link', { email });
  const token = await tokenSentTo(source, email);
  const rows = await source.query<unknown[]>('SELECT * FROM auth.verification');
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('a forgotten password is replaced, and whoever was signed in is out', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  const before = await signIn(app, email);
  const asked = await send(app, '/api/auth/request-password-reset', { email });
  const unknown = await send(app, '/api/auth/request-password-reset', { email: `x${email}` });
  expect([asked.statusCode, asked.body]).toEqual([unknown.statusCode, unknown.body]);

  const token = await tokenSentTo(source, email);
  const short = await send(app, '/api/auth/reset-password', { token, newPassword: 'court' });
  expect([short.statusCode, code(short)]).toEqual([400, 'password-too-short']);
  const done = await send(app, '/api/auth/reset-password', { token, newPassword: 'une tout autre phrase' });
  expect(done.statusCode).toBe(200);
  expect((await me(before)).statusCode).toBe(401);
  await signIn(app, email, 'une tout autre phrase');
  const again = await send(app, '/api/auth/reset-password', { token, newPassword: 'encore une autre' });
  expect([again.statusCode, code(again)]).toEqual([400, 'invalid-token']);
});

test('sign-up is closed unless it is opened, known address or not', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  for (const one of [email, `x${email}`]) {
    const answer = await send(app, '/api/auth/sign-up/email', {
      name: 'Essai',
      email: one,
      password: PASSWORD,
    });
    expect([answer.statusCode, code(answer)]).toEqual([403, 'sign-up-closed']);
  }
});

test('an account that is made openly needs its address confirmed', async () => {
  const { source } = running;
  const email = `${randomUUID()}@essai.example`;
  const sent = { name: 'Essai', email, password: PASSWORD, language: 'en' };
  expect((await send(open.app, '/api/auth/sign-up/email', sent)).statusCode).toBe(200);
  const early = await send(open.app, '/api/auth/sign-in/email', { email, password: PASSWORD });
  expect([early.statusCode, code(early)]).toEqual([403, 'email-not-verified']);

  const [mail] = await mailsTo(source, email);
  expect(mail).toMatchObject({ template: 'verify-email', language: 'en' });
  const verified = await get(`/api/auth/verify-email?token=${await tokenSentTo(source, email)}`);
  expect(verified.statusCode).toBe(200);
  expect((await me(cookiesOf(verified))).json()).toMatchObject({ email, memberships: [] });
});

test('signing up with a known address is answered as with a new one; only its owner is told', async () => {
  const { source } = running;
  const { email } = await aPerson(source);
  const [known, fresh] = [email, `x${email}`].map((one) =>
    send(open.app, '/api/auth/sign-up/email', { name: 'Essai', email: one, password: PASSWORD }),
  );
  expect((await known!).statusCode).toBe(200);
  expect((await known!).body).toBe((await fresh!).body);
  expect((await mailsTo(source, email))[0]!.template).toBe('known-address');
  expect((await send(running.app, '/api/auth/sign-in/email', { email, password: PASSWORD })).statusCode).toBe(
    200,
  );
});

test('an address changes only once the new one is confirmed, and the old one is told', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  const cookie = await signIn(app, email);
  const newEmail = `n${email}`;
  expect((await changeEmail({ newEmail, password: PASSWORD }, cookie)).statusCode).toBe(200);
  expect((await mailsTo(source, email))[0]).toMatchObject({ template: 'address-changing', language: 'fr' });
  expect((await me(cookie)).json()).toMatchObject({ email });
  const token = await tokenSentTo(source, newEmail);
  const done = await send(app, `/api/auth/verify-email?token=${token}`, undefined, { method: 'GET', cookie });
  expect(done.statusCode).toBe(200);
  expect((await me(cookie)).json()).toMatchObject({ email: newEmail });
});

test('without the password an address stays, and neither box gets a mail', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  const newEmail = `n${email}`;
  const cookie = await signIn(app, email);
  for (const [sent, status, expected] of [
    [{ newEmail }, 400, 'invalid-password'],
    [{ newEmail, password: 'pas le bon' }, 400, 'invalid-password'],
    [{ newEmail: 'rien', password: PASSWORD }, 400, 'invalid-request'],
    [{ newEmail: email.toUpperCase(), password: PASSWORD }, 400, 'address-unchanged'],
  ] as const) {
    const answer = await changeEmail(sent, cookie);
    expect([answer.statusCode, code(answer)]).toEqual([status, expected]);
  }
  expect(await source.query('SELECT FROM mail WHERE recipient IN ($1, $2)', [email, newEmail])).toEqual([]);
  const stranger = await changeEmail({ newEmail, password: PASSWORD });
  expect([stranger.statusCode, code(stranger)]).toEqual([401, 'sign-in-required']);
});

test('asking for the address of somebody else is answered as for any other, and reaches nobody', async () => {
  const { app, source } = running;
  const [own, other] = [await aPerson(source), await aPerson(source)];
  const cookie = await signIn(app, own.email);
  const [known, fresh] = [
    await changeEmail({ newEmail: other.email, password: PASSWORD }, cookie),
    await changeEmail({ newEmail: `n${own.email}`, password: PASSWORD }, cookie),
  ];
  expect([known.statusCode, known.body]).toEqual([fresh.statusCode, fresh.body]);
  expect(await mailsTo(source, own.email, 2)).toHaveLength(2);
  expect(await source.query('SELECT FROM mail WHERE recipient = $1', [other.email])).toEqual([]);
});

test('without a password, having signed in just now is proof enough for a while', async () => {
  const { app, source } = running;
  const { id, email } = await aPerson(source);
  await source.query('UPDATE auth.credential SET password = NULL WHERE person_id = $1', [id]);
  await send(app, '/api/auth/sign-in/magic-link', { email });
  const token = await tokenSentTo(source, email);
  const cookie = cookiesOf(await get(`/api/auth/magic-link/verify?token=${token}`));
  const asked = async () =>
    (await send(app, '/api/me/confirmation', undefined, { method: 'GET', cookie })).json<unknown>();
  expect(await asked()).toEqual({ confirmation: 'signed-in-lately' });
  expect((await changeEmail({ newEmail: `n${email}` }, cookie)).statusCode).toBe(200);
  await source.query(
    `UPDATE auth.session SET created_at = created_at - interval '16 minutes' WHERE person_id = $1`,
    [id],
  );
  expect(await asked()).toEqual({ confirmation: 'sign-in-again' });
  const late = await changeEmail({ newEmail: `m${email}` }, cookie);
  expect([late.statusCode, code(late)]).toEqual([403, 'sign-in-again']);
});

test.each(['delete-user', 'list-sessions', 'get-session', 'admin/list-users', 'constructor', 'sign-in'])(
  'what we do not offer of better-auth does not exist: %s',
  async (path) => {
    for (const method of ['GET', 'POST'] as const) {
      const answer = await send(running.app, `/api/auth/${path}`, method === 'GET' ? undefined : {}, {
        method,
      });
      expect(answer.statusCode).toBe(404);
    }
  },
);

test('another site cannot have a person’s browser do anything', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  const cookie = await signIn(app, email);
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/update-user',
    headers: { host: 'localhost', origin: 'https://ailleurs.example', cookie },
    payload: { name: 'Pris au piège' },
  });
  expect(answer.statusCode).toBe(403);
  expect((await me(cookie)).json()).toMatchObject({ name: 'Essai' });
});
