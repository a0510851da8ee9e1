import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SessionList } from '@belvedere/contracts/accounts';
import { AuditPage } from '@belvedere/contracts/audit';
import { Problem } from '@belvedere/contracts/problem';
import { ACTIONS } from '../src/audit/audit.queries.ts';
import { AuditService } from '../src/audit/audit.service.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

const code = (answer: { json: () => unknown }) => Problem.parse(answer.json()).code;

/** A territory with an administrator and a member, both signed in. */
async function aTeam() {
  const { app, source } = running;
  const territory = await aTerritory(source);
  const administrator = await aPerson(source, { roles: { [territory.id]: 'administrator' }, name: 'Ada' });
  const member = await aPerson(source, { roles: { [territory.id]: 'member' }, name: 'Mo' });
  const audit = async (query = '', cookie = administratorCookie) =>
    AuditPage.parse(
      (
        await send(app, `/api/territories/${territory.slug}/audit${query}`, undefined, {
          method: 'GET',
          cookie,
        })
      ).json(),
    );
  const administratorCookie = await signIn(app, administrator.email);
  return { territory, administrator, member, administratorCookie, audit };
}
const end = (slug: string, person: string, cookie: string) =>
  send(running.app, `/api/territories/${slug}/memberships/${person}`, undefined, {
    method: 'DELETE',
    cookie,
  });

test('leaving ends access at once, and is written down', async () => {
  const { territory, member, audit } = await aTeam();
  const cookie = await signIn(running.app, member.email);
  expect((await end(territory.slug, member.id, cookie)).statusCode).toBe(200);
  const me = await send(running.app, '/api/me', undefined, { method: 'GET', cookie });
  expect(me.json()).toMatchObject({ memberships: [] });
  expect((await audit()).entries[0]).toMatchObject({
    action: 'membership.end',
    role: 'member',
    person: { id: member.id, name: 'Mo' },
    concerned: { id: member.id, name: 'Mo' },
    before: { person: member.id, role: 'member' },
    after: null,
  });
  const again = await end(territory.slug, member.id, cookie);
  expect([again.statusCode, code(again)]).toEqual([404, 'membership-not-found']);
});

test('a member sends nobody away, an administrator does, and not from elsewhere', async () => {
  const here = await aTeam();
  const elsewhere = await aTeam();
  const cookie = await signIn(running.app, here.member.email);
  for (const one of [cookie, elsewhere.administratorCookie]) {
    const refused = await end(here.territory.slug, here.administrator.id, one);
    expect([refused.statusCode, code(refused)]).toEqual([404, 'not-found']);
  }
  expect((await end(here.territory.slug, here.member.id, here.administratorCookie)).statusCode).toBe(200);
});

test('a role of the demonstration stays: it is everybody’s', async () => {
  const { territory, member, administratorCookie } = await aTeam();
  await running.source.query('UPDATE auth.person SET demonstration = true WHERE id = $1', [member.id]);
  for (const cookie of [administratorCookie, await signIn(running.app, member.email)]) {
    const answer = await end(territory.slug, member.id, cookie);
    expect([answer.statusCode, code(answer)]).toEqual([403, 'demonstration-account']);
  }
});

test('the last administrator stays until there is another', async () => {
  const { territory, administrator, administratorCookie, audit } = await aTeam();
  const before = (await audit()).entries.length;
  const refused = await end(territory.slug, administrator.id, administratorCookie);
  expect([refused.statusCode, code(refused)]).toEqual([409, 'last-administrator']);
  expect((await audit()).entries).toHaveLength(before);
  await aPerson(running.source, { roles: { [territory.id]: 'administrator' } });
  expect((await end(territory.slug, administrator.id, administratorCookie)).statusCode).toBe(200);
});

test('a person has one live membership in a territory', async () => {
  const { territory, member } = await aTeam();
  await expect(
    running.source.query(`INSERT INTO membership (territory_id, person_id, role) VALUES ($1, $2, 'member')`, [
      territory.id,
      member.id,
    ]),
  ).rejects.toThrow('membership_live_idx');
});

test('the trace is filtered, and read page by page', async () => {
  const { territory, administrator, administratorCookie, audit } = await aTeam();
  const record = running.app.get(AuditService, { strict: false });
  await running.source.transaction(async (manager) => {
    for (let count = 0; count < 60; count += 1)
      await record.record(
        {
          territoryId: territory.id,
          personId: administrator.id,
          role: 'administrator',
          action: 'essai.compte',
          subject: `essai:${String(count)}`,
        },
        manager,
      );
  });
  const first = await audit();
  expect(first.entries).toHaveLength(50);
  const second = await audit(`?before=${String(first.next)}`);
  expect(second.entries.length).toBe(12);
  expect(second.next).toBeNull();
  expect(first.actions).toEqual(['essai.compte', 'membership.grant']);
  expect((await audit('?action=membership.grant')).entries).toHaveLength(2);
  expect((await audit(`?person=${administrator.id}&action=membership.grant`)).entries).toEqual([]);
  expect((await audit('?to=2020-01-01')).entries).toEqual([]);
  for (const query of ['from=hier', 'action=%00']) {
    const wrong = await send(running.app, `/api/territories/${territory.slug}/audit?${query}`, undefined, {
      method: 'GET',
      cookie: administratorCookie,
    });
    expect(wrong.statusCode).toBe(400);
  }
});

test('the trace is only ever added to, but for what is too old to keep', async () => {
  const { territory, audit } = await aTeam();
  const { source, app } = running;
  for (const statement of [
    `UPDATE audit_entry SET action = 'rien.du-tout' WHERE territory_id = $1`,
    'DELETE FROM audit_entry WHERE territory_id = $1',
  ])
    await expect(source.query(statement, [territory.id])).rejects.toThrow('append-only');
  await expect(source.query('TRUNCATE audit_entry')).rejects.toThrow('append-only');
  expect((await audit()).entries).toHaveLength(2);

  const service = app.get(AuditService, { strict: false });
  expect(await service.purge(territory.id, new Date('2020-01-01'))).toBe(0);
  expect(await service.purge(territory.id, new Date(Date.now() + 1000))).toBe(2);
  // The way is closed again behind it.
  await expect(source.query('DELETE FROM audit_entry')).rejects.toThrow('append-only');
});

test('what is undone leaves no trace', async () => {
  const { territory, administrator, audit } = await aTeam();
  const before = (await audit()).entries.length;
  const record = running.app.get(AuditService, { strict: false });
  await running.source
    .transaction(async (manager) => {
      await record.record(
        {
          territoryId: territory.id,
          personId: administrator.id,
          role: 'administrator',
          action: 'essai.rien',
          subject: 'x',
        },
        manager,
      );
      throw new Error('undone');
    })
    .catch(() => undefined);
  expect((await audit()).entries).toHaveLength(before);
});

test('a person lists and ends sessions of their own, and no others', async () => {
  const { app, source } = running;
  const person = await aPerson(source);
  const [here, there] = [await signIn(app, person.email), await signIn(app, person.email)];
  const list = async (cookie: string) =>
    SessionList.parse((await send(app, '/api/me/sessions', undefined, { method: 'GET', cookie })).json())
      .sessions;
  const sessions = await list(here);
  expect(sessions.map(({ current }) => current)).toEqual([false, true]);
  const stranger = await signIn(app, (await aPerson(source)).email);
  const endSession = (id: string, cookie: string) =>
    send(app, `/api/me/sessions/${id}`, undefined, { method: 'DELETE', cookie });
  const refused = await endSession(sessions[0]!.id, stranger);
  expect([refused.statusCode, code(refused)]).toEqual([404, 'session-not-found']);
  expect((await endSession(randomUUID(), here)).statusCode).toBe(404);
  expect((await endSession('pas-un-numero', here)).statusCode).toBe(400);
  expect((await endSession(sessions[0]!.id, here)).statusCode).toBe(200);
  expect((await send(app, '/api/me', undefined, { method: 'GET', cookie: there })).statusCode).toBe(401);
  expect(await list(here)).toHaveLength(1);
});

test('the acts to filter by are those that occur, and found without reading the whole trace', async () => {
  const { territory, audit } = await aTeam();
  await running.source.query(
    `INSERT INTO audit_entry (territory_id, action, subject)
     SELECT $1, CASE WHEN n = 1 THEN 'photo.hide' ELSE 'photo.show' END, 'photo:' || n FROM generate_series(1, 5000) n`,
    [territory.id],
  );
  await running.source.query('ANALYZE audit_entry');
  const { actions } = await audit();
  expect(actions.filter((action) => action.startsWith('photo.'))).toEqual(['photo.hide', 'photo.show']);
  const plan = await running.source.query<object[]>(`EXPLAIN (FORMAT JSON) ${ACTIONS}`, [territory.id]);
  expect(JSON.stringify(plan)).toContain('audit_entry_action_idx');
});
