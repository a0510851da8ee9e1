import { hashPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ErasurePlan, ErasureReport } from '@belvedere/contracts/erasure';
import { PersonsQueries } from '../src/accounts/persons.queries.ts';
import { Sql } from '../src/database/sql.ts';
import { PersonalDataService } from '../src/privacy/personal-data.service.ts';
import { aGroup } from './a-group.ts';
import { aPerson, anAddress, PASSWORD, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';
import { foundIn } from './everywhere.ts';
import { somebodyKnown } from './somebody-known.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: { id: number; slug: string };
beforeAll(async () => {
  running = await startApplication();
  here = await aTerritory(running.source);
});
afterAll(() => running.close());

const plan = async (cookie: string) =>
  ErasurePlan.parse(
    (await send(running.app, '/api/me/erasure', undefined, { method: 'GET', cookie })).json(),
  );
const erase = (cookie: string | undefined, password: string | undefined = PASSWORD, from = anAddress()) =>
  send(running.app, '/api/me/erasure', { password }, { from, ...(cookie && { cookie }) });
const count = async (statement: string, values: unknown[]) =>
  (
    await running.source.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${statement}`, values)
  )[0]!.count;

test('who erases their account is nowhere any more, and what they did stays without them', async () => {
  const { source, app } = running;
  const person = await somebodyKnown(source, here);
  const cookie = await signIn(app, person.email);
  const elsewhere = await signIn(app, person.email);
  expect((await foundIn(source, person.email)).length).toBeGreaterThan(5);

  const announced = await plan(cookie);
  expect(announced).toMatchObject({ obstacles: [], confirmation: 'password' });
  expect(await count('auth.person WHERE id = $1', [person.id]), 'announcing does nothing').toBe(1);

  const answer = await erase(cookie);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  const report = ErasureReport.parse(answer.json());
  expect(report.items, 'what was announced was done').toEqual(announced.items);
  expect(report.mailed, 'no mail without a server').toBe(false);
  const counted = Object.fromEntries(
    report.items.map(({ what, count: how, fate }) => [what.fr, [fate, how]]),
  );
  expect(counted).toMatchObject({
    'Groupes de travail': ['anonymised', 1],
    'Vos demandes pour rejoindre un groupe': ['erased', 2],
    'Invitations envoyées à votre adresse': ['erased', 1],
    'Demandes que vous avez décidées': ['anonymised', 1],
    'Invitations et codes que vous avez créés': ['anonymised', 1],
    'Rôles dans les territoires': ['erased', 1],
    'Vos propositions': ['anonymised', 1],
    'Adresses laissées avec une proposition': ['erased', 1],
    'Notifications et choix de notification': ['erased', 2],
    'Messages envoyés à votre adresse': ['erased', 1],
    'Votre nom dans les messages envoyés à d’autres': ['anonymised', 3],
    'Liens de connexion en attente': ['erased', 2],
    'Compte, façons de se connecter, connexions': ['erased', 1],
    'Réponses aux questionnaires': ['kept', null],
  });

  for (const text of [person.email, person.id, JSON.stringify(person.name).slice(1, -1), person.name])
    expect(await foundIn(source, text), text).toEqual([]);
  const contributions = 'group_member WHERE territory_id = $1 AND group_id = $2 AND person_id IS NULL';
  expect(
    await count(`${contributions} AND until IS NOT NULL AND college IS NULL`, [here.id, person.group.id]),
  ).toBe(1);
  const acts = "audit_entry WHERE territory_id = $1 AND person_id IS NULL AND role = 'facilitator'";
  expect(await count(`${acts} AND action IN ('group.change', 'account.erase')`, [here.id])).toBe(2);
  const [{ data }] = await source.query<[{ data: object }]>(
    `SELECT data FROM mail WHERE recipient = $1 AND template = 'join-requested'`,
    [person.other.email],
  );
  expect(data).toEqual({ person: 'ancien membre', group: 'Groupe du mardi' });

  for (const ended of [cookie, elsewhere]) {
    expect((await erase(ended)).statusCode, 'the same again').toBe(401);
    expect((await send(app, '/api/me', undefined, { method: 'GET', cookie: ended })).statusCode).toBe(401);
  }
  await expect(signIn(app, person.email)).rejects.toThrow('invalid-email-or-password');
});

test('every column that holds a person is emptied of them, whichever module it belongs to', async () => {
  const { source, app } = running;
  const person = await somebodyKnown(source, here);
  await erase(await signIn(app, person.email));
  for (const name of app.get(PersonalDataService, { strict: false }).covered()) {
    const [schema, table, column] = name.split('.') as [string, string, string];
    const left = await count(`${schema}.${table} WHERE lower(${column}::text) IN ($1, $2)`, [
      person.id,
      person.email,
    ]);
    expect(left, name).toBe(0);
  }
});

test('a wrong password, none, or what is no request, erases nothing, and guessing is slowed', async () => {
  const { source, app } = running;
  const { id, email } = await aPerson(source);
  const cookie = await signIn(app, email);
  const from = anAddress();
  for (const wrong of ['une autre phrase longue', undefined]) {
    const answer = await send(app, '/api/me/erasure', { password: wrong }, { cookie, from });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'invalid-password']);
  }
  expect(
    (await send(app, '/api/me/erasure', { password: PASSWORD, of: 'another' }, { cookie })).statusCode,
  ).toBe(400);
  let last = 0;
  for (let tries = 0; tries < 4; tries += 1)
    last = (await erase(cookie, 'une autre phrase longue', from)).statusCode;
  expect(last).toBe(429);
  expect(await count('auth.person WHERE id = $1', [id])).toBe(1);
});

test('what an erasure would do is told some times, then slowed, for that person alone', async () => {
  const [cookie, other] = await Promise.all(
    [1, 2].map(async () => signIn(running.app, (await aPerson(running.source)).email)),
  );
  const from = anAddress();
  const look = async (as: string) =>
    (await send(running.app, '/api/me/erasure', undefined, { method: 'GET', cookie: as, from })).statusCode;
  const statuses: number[] = [];
  for (let looked = 0; looked < 31; looked++) statuses.push(await look(cookie!));
  expect(statuses).toEqual([...Array<number>(30).fill(200), 429]);
  expect(await look(other!)).toBe(200);
});

test('a stranger erases nothing', async () => {
  expect((await erase(undefined)).statusCode).toBe(401);
  expect((await send(running.app, '/api/me/erasure', undefined, { method: 'GET' })).statusCode).toBe(401);
});

test('without a password, one must have signed in just now', async () => {
  const { source, app } = running;
  const { id, email } = await aPerson(source);
  const cookie = await signIn(app, email);
  await source.query(
    `UPDATE auth.credential SET provider_id = 'oidc', password = NULL WHERE person_id = $1`,
    [id],
  );
  await source.query(
    `UPDATE auth.session SET created_at = now() - interval '16 minutes' WHERE person_id = $1`,
    [id],
  );
  expect((await plan(cookie)).confirmation).toBe('sign-in-again');
  const refused = await send(app, '/api/me/erasure', {}, { cookie });
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'sign-in-again']);
  await source.query(`UPDATE auth.session SET created_at = now() WHERE person_id = $1`, [id]);
  expect((await plan(cookie)).confirmation).toBe('signed-in-lately');
  expect((await send(app, '/api/me/erasure', {}, { cookie })).statusCode).toBe(200);
});

test('the last who facilitates a group, or administers a territory, names somebody else first', async () => {
  const { source, app } = running;
  const territory = await aTerritory(source);
  const alone = await aPerson(source, { roles: { [territory.id]: 'administrator' } });
  const group = await aGroup(source, territory, { name: 'Groupe du jeudi' });
  await group.with(alone, 'facilitator');
  const cookie = await signIn(app, alone.email);
  const [{ name }] = await source.query<[{ name: string }]>('SELECT name FROM territory WHERE id = $1', [
    territory.id,
  ]);
  expect((await plan(cookie)).obstacles).toEqual([
    { code: 'last-administrator', names: [name] },
    { code: 'last-facilitator', names: ['Groupe du jeudi'] },
  ]);
  const both = await erase(cookie);
  expect(both.statusCode).toBe(409);
  expect(both.json()).toMatchObject({
    code: 'last-administrator',
    title: expect.stringContaining(`«\u00a0${name}\u00a0»`),
  });

  const next = await aPerson(source, { roles: { [territory.id]: 'administrator' } });
  const one = await erase(cookie);
  expect(one.json()).toMatchObject({
    code: 'last-facilitator',
    title: expect.stringContaining('«\u00a0Groupe du jeudi\u00a0»'),
  });
  expect(await count('auth.person WHERE id = $1', [alone.id])).toBe(1);

  await group.with(next, 'facilitator');
  expect((await erase(cookie)).statusCode).toBe(200);
});

test('of two last facilitators who erase themselves at once, one stays', async () => {
  const { source, app } = running;
  const group = await aGroup(source, here);
  const cookies: string[] = [];
  for (let one = 0; one < 2; one += 1) {
    const person = await aPerson(source, { roles: { [here.id]: 'member' } });
    await group.with(person, 'facilitator');
    cookies.push(await signIn(app, person.email));
  }
  const answers = await Promise.all(cookies.map((cookie) => erase(cookie)));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
});

test('an account of the demonstration, whose password is public, stays', async () => {
  const showing = await startApplication({ demonstration: true });
  try {
    const sql = new Sql(showing.source);
    const email = `${String(Math.random()).slice(2)}@demonstration.example`;
    const password = await hashPassword(PASSWORD);
    const shown = { name: 'Exemple', email, language: 'fr' as const, demonstration: true, password };
    await sql.transaction((manager) => new PersonsQueries(sql).create(shown, manager));
    const cookie = await signIn(showing.app, email);
    const answer = await send(showing.app, '/api/me/erasure', { password: PASSWORD }, { cookie });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'demonstration-account']);
    expect(await count('auth.person WHERE email = $1', [email])).toBe(1);
  } finally {
    await showing.close();
  }
});
