import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '@belvedere/contracts/problem';
import { mailsTo } from './a-mailbox.ts';
import { aPerson, cookiesOf, PASSWORD, send, signIn } from './a-person.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

/** A person who is asked for a code, and what makes their codes. */
async function aGuardedPerson() {
  const { app, source } = running;
  const { email } = await aPerson(source);
  const cookie = await signIn(app, email);
  const enabled = await send(app, '/api/auth/two-factor/enable', { password: PASSWORD }, { cookie });
  const { totpURI, backupCodes } = enabled.json<{ totpURI: string; backupCodes: string[] }>();
  const codes = URI.parse(totpURI) as TOTP;
  const confirmed = await send(
    app,
    '/api/auth/two-factor/verify-totp',
    { code: codes.generate() },
    { cookie },
  );
  expect(confirmed.statusCode).toBe(200);
  return { email, codes, backupCodes };
}

test('after the password a code is asked for, and no session begins without it', async () => {
  const { app } = running;
  const { email, codes } = await aGuardedPerson();
  const first = await send(app, '/api/auth/sign-in/email', { email, password: PASSWORD });
  expect(first.json()).toMatchObject({ twoFactorRedirect: true });
  const halfway = cookiesOf(first);
  expect((await send(app, '/api/me', undefined, { method: 'GET', cookie: halfway })).statusCode).toBe(401);

  const wrong = await send(app, '/api/auth/two-factor/verify-totp', { code: '000000' }, { cookie: halfway });
  expect([wrong.statusCode, Problem.parse(wrong.json()).code]).toEqual([401, 'invalid-code']);
  const right = await send(
    app,
    '/api/auth/two-factor/verify-totp',
    { code: codes.generate({ timestamp: Date.now() + 30_000 }) },
    { cookie: halfway },
  );
  expect(right.statusCode).toBe(200);
  const me = await send(app, '/api/me', undefined, { method: 'GET', cookie: cookiesOf(right) });
  expect(me.json()).toMatchObject({ email, secondFactor: true });
});

test('a lost telephone is made good by a code that was written down, once', async () => {
  const { app } = running;
  const { email, backupCodes } = await aGuardedPerson();
  const use = async () => {
    const halfway = cookiesOf(await send(app, '/api/auth/sign-in/email', { email, password: PASSWORD }));
    return send(
      app,
      '/api/auth/two-factor/verify-backup-code',
      { code: backupCodes[0] },
      { cookie: halfway },
    );
  };
  expect((await use()).statusCode).toBe(200);
  expect((await use()).statusCode).toBe(401);
});

test('a link does not go around the second factor', async () => {
  const { app, source } = running;
  const { email } = await aGuardedPerson();
  await send(app, '/api/auth/sign-in/magic-link', { email });
  const [mail] = await mailsTo(source, email);
  expect(mail).toMatchObject({ template: 'sign-in-with-password', data: { signIn: '/connexion' } });
});

test('not even a link that was sent before there was a second factor', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  await send(app, '/api/auth/sign-in/magic-link', { email });
  const [mail] = await mailsTo(source, email);
  await source.query('UPDATE auth.person SET second_factor = true WHERE email = $1', [email]);
  const token = new URL(mail!.data.link!, 'http://localhost').searchParams.get('jeton')!;
  const used = await send(app, `/api/auth/magic-link/verify?token=${token}`, undefined, { method: 'GET' });
  expect(used.statusCode).toBe(400);
  expect(used.cookies).toEqual([]);
});

test('secrets of codes are not readable in the database', async () => {
  const { codes } = await aGuardedPerson();
  const rows = await running.source.query<unknown[]>('SELECT * FROM auth.second_factor');
  expect(JSON.stringify(rows)).not.toContain(codes.secret.base32);
});
