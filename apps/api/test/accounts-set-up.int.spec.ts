import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Me } from '@belvedere/contracts/accounts';
import { Problem } from '@belvedere/contracts/problem';
import { SetUpService } from '../src/accounts/set-up/set-up.service.ts';
import { administer } from '../src/commands/program.ts';
import { readConfiguration } from '../src/config/environment.ts';
import { ServerSecret } from '../src/config/secret.ts';
import { dataSource } from '../src/database/connect.ts';
import { accountsOn } from '../src/commands/grant.ts';
import { OPERATOR } from '../src/audit/audit.service.ts';
import { Sql } from '../src/database/sql.ts';
import { mailsTo } from './a-mailbox.ts';
import { aPerson, PASSWORD, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';
import { ownDatabase } from './own-database.ts';

// A database of its own: in the others, persons of other tests have an account already.
let database: Awaited<ReturnType<typeof ownDatabase>>;
let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  database = await ownDatabase();
  running = await startApplication({}, database.target);
});
afterAll(async () => {
  await running.close();
  await database.close();
});

const setUp = () => running.app.get(SetUpService, { strict: false });
const body = (key: string, changes = {}) => ({
  key,
  name: 'Première',
  email: `${randomUUID()}@essai.example`,
  password: PASSWORD,
  language: 'fr',
  ...changes,
});

test('the link in the console makes one administrator of every territory, once', async () => {
  const { app, source } = running;
  const territories = [await aTerritory(source), await aTerritory(source)];
  const [email, second] = [body('').email, body('').email];
  const key = new URL((await setUp().link())!).searchParams.get('cle')!;
  const wrong = await send(app, '/api/set-up', body(`${key}x`));
  expect([wrong.statusCode, Problem.parse(wrong.json()).code]).toEqual([410, 'set-up-link-useless']);
  const refused = await send(app, '/api/set-up', body(key, { password: 'court', email: 'rien' }));
  expect(Problem.parse(refused.json()).errors?.map(({ path }) => path)).toEqual(['email', 'password']);

  // Two at once: one of them is the first.
  const both = await Promise.all(
    [email, second].map((one) => send(app, '/api/set-up', body(key, { email: one }))),
  );
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 410]);
  expect(await setUp().link()).toBeNull();
  const made = await source.query<{ email: string }[]>(
    'SELECT email FROM auth.person WHERE email IN ($1, $2)',
    [email, second],
  );
  expect(made).toHaveLength(1);
  const cookie = await signIn(app, made[0]!.email);
  const me = Me.parse((await send(app, '/api/me', undefined, { method: 'GET', cookie })).json());
  for (const { slug } of territories)
    expect(me.memberships).toContainEqual(
      expect.objectContaining({ role: 'administrator', territory: { slug, name: 'Essai' } }),
    );
  const entries = await source.query<{ action: string }[]>(
    'SELECT action FROM audit_entry WHERE subject = $1',
    [`person:${me.id}`],
  );
  expect(entries).toEqual([{ action: 'set-up.use' }]);
});

test('an account of the demonstration is good for nothing outside of it', async () => {
  const { source } = running;
  const { email } = await aPerson(source);
  await source.query('UPDATE auth.person SET demonstration = true WHERE email = $1', [email]);
  const outside = await startApplication({ demonstration: false }, database.target);
  try {
    const cookie = await signIn(running.app, email);
    const me = (app: typeof running.app) => send(app, '/api/me', undefined, { method: 'GET', cookie });
    expect((await me(running.app)).statusCode).toBe(200);
    expect((await me(outside.app)).statusCode).toBe(401);
    const refused = await send(outside.app, '/api/auth/sign-in/email', { email, password: PASSWORD });
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    expect(refused.cookies).toEqual([]);
    const ways = await send(outside.app, '/api/sign-in-ways', undefined, { method: 'GET' });
    expect(ways.json()).toEqual({ signUp: 'invitation', provider: null, demonstration: [] });
  } finally {
    await outside.close();
    await source.query('UPDATE auth.person SET demonstration = false WHERE email = $1', [email]);
  }
});

test('the demonstration has one account a role, whose words are on screen', async () => {
  const { app, source } = running;
  const { id } = await aTerritory(source);
  await source
    .transaction(async (manager) => {
      await accountsOn(new Sql(source)).createDemonstration(new Map([['tours-joue', id]]), OPERATOR, manager);
      const made = await manager.query<{ role: string; name: string }[]>(
        `SELECT role, name FROM membership JOIN auth.person p ON p.id = person_id WHERE territory_id = $1 AND demonstration`,
        [id],
      );
      expect(made.map(({ role }) => role)).toEqual(['contributor', 'member', 'facilitator', 'administrator']);
      for (const { name } of made) expect(name).toContain('démonstration');
      throw new Error('leave nothing behind');
    })
    .catch((error: Error) => expect(error.message).toBe('leave nothing behind'));
  const ways = await send(app, '/api/sign-in-ways', undefined, { method: 'GET' });
  expect(ways.json<{ demonstration: unknown[] }>().demonstration).toHaveLength(4);
});

test('an account of the demonstration is everybody’s: nobody changes it', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  const other = await aPerson(source);
  await source.query('UPDATE auth.person SET demonstration = true WHERE email = $1', [email]);
  const cookie = await signIn(app, email);
  for (const [path, sent] of [
    ['auth/change-password', { currentPassword: PASSWORD, newPassword: 'une tout autre phrase' }],
    ['auth/two-factor/enable', { password: PASSWORD }],
    ['auth/update-user', { name: 'Moi' }],
    ['me/email', { newEmail: `n${email}`, password: PASSWORD }],
  ] as const) {
    const answer = await send(app, `/api/${path}`, sent, { cookie });
    expect([path, answer.statusCode, Problem.parse(answer.json()).code]).toEqual([
      path,
      403,
      'demonstration-account',
    ]);
  }
  await send(app, '/api/auth/request-password-reset', { email });
  await send(app, '/api/auth/request-password-reset', { email: other.email });
  expect(await mailsTo(source, other.email)).toHaveLength(1);
  expect(await source.query('SELECT FROM mail WHERE recipient = $1', [email])).toEqual([]);
  await signIn(app, email);
});

test('in production the demonstration must be asked for', () => {
  expect(readConfiguration({ NODE_ENV: 'production' }).demonstration).toBe(false);
  expect(readConfiguration({ NODE_ENV: 'production', DEMONSTRATION: 'on' }).demonstration).toBe(true);
  expect(readConfiguration({}).demonstration).toBe(true);
});

test('without SECRET one is drawn once, kept, and readable by its owner alone', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'belvedere-secret-'));
  const secret = () => new ServerSecret(readConfiguration({ DATA_DIR: dataDir })).value;
  try {
    const first = secret();
    expect(first.length).toBeGreaterThanOrEqual(43);
    expect(secret()).toBe(first);
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(first);
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
  expect(() => readConfiguration({ SECRET: 'court' })).toThrow('SECRET');
});

test('grant gives a role from a terminal, and says what is wrong', async () => {
  const { app, source } = running;
  const { slug } = await aTerritory(source);
  const { email } = await aPerson(source);
  const said: string[] = [];
  const grant = (...words: string[]) =>
    administer(['grant', ...words], {
      open: async () => {
        const opened = await dataSource(database.target).initialize();
        return { source: opened, target: database.target, close: () => opened.destroy() };
      },
      say: (line) => said.push(line),
      tell: (line) => said.push(line),
    });
  expect(await grant(email, slug, 'animation')).toBe(0);
  const cookie = await signIn(app, email);
  const me = Me.parse((await send(app, '/api/me', undefined, { method: 'GET', cookie })).json());
  expect(me.memberships).toMatchObject([{ role: 'facilitator', territory: { slug } }]);
  expect(await grant(`x${email}`, slug, 'animation')).toBe(1);
  expect(await grant(email, 'nulle-part', 'animation')).toBe(1);
  expect(await grant(email, slug, 'roi')).toBe(2);
  expect(said.at(-1)).toContain('n’est pas un rôle');
});
