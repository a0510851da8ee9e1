import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MailDetail, MailPage } from '@belvedere/contracts/mails';
import { Problem } from '@belvedere/contracts/problem';
import { MailService } from '../src/mail/mail.service.ts';
import { TEMPLATES_IN_REACH } from '../src/mail/outbox/outbox.queries.ts';
import { TEMPLATES } from '../src/mail/templates/index.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';

/** Without a mail server, and with one that nobody asks anything of. */
let waiting: Awaited<ReturnType<typeof startApplication>>;
let leaving: Awaited<ReturnType<typeof startApplication>>;
let here: { slug: string; id: number };
let elsewhere: { slug: string; id: number };
let administrator: string;
let facilitator: string;
let stranger: string;

beforeAll(async () => {
  waiting = await startApplication();
  leaving = await startApplication({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'essai@example.org' });
  here = await aTerritory(waiting.source);
  elsewhere = await aTerritory(waiting.source);
  const cookies = async (roles: Parameters<typeof aPerson>[1]) =>
    signIn(waiting.app, (await aPerson(waiting.source, roles)).email);
  administrator = await cookies({ roles: { [here.id]: 'administrator' } });
  facilitator = await cookies({ roles: { [here.id]: 'facilitator' } });
  stranger = await cookies({ roles: { [elsewhere.id]: 'administrator' } });
});
afterAll(async () => {
  await leaving.close();
  await waiting.close();
});

const anAddress = () => `${randomUUID().slice(0, 8)}@essai.example`;
const invite = (to: string, territoryId = here.id) =>
  waiting.app.get(MailService).queue({
    to,
    language: 'fr',
    template: 'invitation',
    territoryId,
    data: { link: '/rejoindre?jeton=abc', group: 'Le Sanitas', invitedBy: 'Léa', expiresOn: '2026-12-24' },
  });
const request = (to: string) =>
  waiting.app.get(MailService).queue({
    to,
    language: 'fr',
    template: 'join-requested',
    territoryId: here.id,
    data: {
      link: '/t/essai/groupes/sanitas',
      group: 'Le Sanitas',
      person: 'Ali',
      reason: '<script>alert(1)</script>',
    },
  });
const resetPassword = (to: string) =>
  waiting.app.get(MailService).queue({
    to,
    language: 'fr',
    template: 'reset-password',
    data: { link: '/mot-de-passe/nouveau?jeton=abc', minutes: 60 },
  });

const get = (path: string, cookie: string | undefined = administrator, { app } = waiting) =>
  send(app, `/api/territories/${here.slug}/mails${path}`, undefined, {
    method: 'GET',
    ...(cookie && { cookie }),
  });
const resend = (id: string, cookie: string | undefined = administrator) =>
  send(waiting.app, `/api/territories/${here.slug}/mails/${id}/resend`, {}, { ...(cookie && { cookie }) });
const list = async (query = '', where = waiting) =>
  MailPage.parse((await get(query, administrator, where)).json());
const idOf = async (to: string, where = waiting) => (await list(`?search=${to}`, where)).mails[0]!.id;
const detail = async (id: string, where = waiting) =>
  MailDetail.parse((await get(`/${id}`, administrator, where)).json());
const set = (id: string, state: string, reason: string | null = null) =>
  waiting.source.query('UPDATE mail SET state = $2, last_error = $3, attempts = 3 WHERE id = $1', [
    id,
    state,
    reason,
  ]);

describe('the list', () => {
  test('shows the newest first, by state, kind and part of an address, page by page', async () => {
    const mark = randomUUID().slice(0, 8);
    for (let n = 10; n < 65; n++) await request(`${String(n)}-${mark}@essai.example`);
    // Several are queued within what a clock tells apart.
    await waiting.source.query(
      `UPDATE mail SET created_at = now() + left(recipient, 2)::int * interval '1 second' WHERE strpos(recipient, $1) > 0`,
      [mark],
    );
    const first = await list(`?search=${mark.toUpperCase()}`);
    expect(first.mails).toHaveLength(50);
    expect(first.mails[0]?.recipient).toBe(`64-${mark}@essai.example`);
    expect(first.leaving).toBe(false);
    // Besides those of no territory, which other tests queue at the same time.
    expect(first.templates).toContain('join-requested');
    const second = await list(`?search=${mark}&before=${String(first.next)}`);
    expect(second.mails.map(({ recipient }) => recipient.slice(0, 2))).toEqual([
      '14',
      '13',
      '12',
      '11',
      '10',
    ]);
    expect(second.next).toBeNull();
    await set(second.mails[0]!.id, 'dead', '550 inconnu');
    const dead = await list(`?search=${mark}&state=dead`);
    expect(dead.mails).toMatchObject([
      { state: 'dead', lastError: '550 inconnu', attempts: 3, nextAttemptAt: null },
    ]);
    expect((await list(`?search=${mark}&template=invitation`)).mails).toEqual([]);
    expect((await list('?search=%25')).mails, 'a percent sign is one').toEqual([]);
  });

  test.each([
    '?state=lost',
    '?before=yesterday',
    '?search=%00',
    '?template=%00',
    `?search=${'x'.repeat(121)}`,
  ])('refuses %s', async (query) => {
    const answer = await get(query);
    expect(answer.statusCode).toBe(400);
    expect(Problem.parse(answer.json()).errors).toHaveLength(1);
  });
});

describe('one mail', () => {
  test('says what it says, in text and in HTML where nothing can run', async () => {
    const to = anAddress();
    await request(to);
    const { content } = await detail(await idOf(to));
    if (!content.shown) throw new Error('not shown');
    expect(content.subject).toBe('Ali demande à rejoindre «\u00a0Le Sanitas\u00a0»');
    expect(content.text).toContain('> <script>alert(1)</script>');
    expect(content.html).not.toContain('<script');
    expect(content.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('a secret is readable while mails do not leave, and not once they do', async () => {
    const to = anAddress();
    await invite(to);
    const id = await idOf(to);
    const { content } = await detail(id);
    expect(content.shown && content.text).toContain('/rejoindre?jeton=abc');
    const answer = await get(`/${id}`, administrator, leaving);
    expect(MailDetail.parse(answer.json()).content).toEqual({ shown: false, why: 'secret' });
    expect(answer.body).not.toContain('jeton');
    await waiting.source.query(`UPDATE mail SET state = 'sent', sent_at = now(), data = NULL WHERE id = $1`, [
      id,
    ]);
    expect((await detail(id, leaving)).content).toEqual({ shown: false, why: 'forgotten' });
  });

  test('that opens an account with rights elsewhere is not readable here, even while mails do not leave', async () => {
    const roles = { [here.id]: 'member', [elsewhere.id]: 'administrator' } as const;
    const both = await aPerson(waiting.source, { roles });
    await resetPassword(both.email);
    expect((await detail(await idOf(both.email))).content).toEqual({ shown: false, why: 'secret' });
    const only = await aPerson(waiting.source, { roles: { [here.id]: 'member' } });
    await resetPassword(only.email);
    expect((await detail(await idOf(only.email))).content).toMatchObject({ shown: true });
  });

  test('without territory is not known here, unless its recipient belongs here, or nowhere while mails wait', async () => {
    const other = await aPerson(waiting.source, { roles: { [elsewhere.id]: 'member' } });
    await resetPassword(other.email);
    expect((await list(`?search=${other.email}`)).mails).toEqual([]);
    const newcomer = anAddress();
    await resetPassword(newcomer);
    expect((await list(`?search=${newcomer}`)).mails).toHaveLength(1);
    expect((await list(`?search=${newcomer}`, leaving)).mails).toEqual([]);
  });
});

describe('sending again', () => {
  test.each(['failed', 'dead', 'expired'])('a mail that is %s', async (state) => {
    const to = anAddress();
    await request(to);
    const id = await idOf(to);
    await set(id, state, 'raison');
    await waiting.source.query(`UPDATE mail SET queued_at = now() - interval '30 days' WHERE id = $1`, [id]);
    const answer = await resend(id);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(MailDetail.parse(answer.json())).toMatchObject({ state: 'queued', attempts: 0, lastError: null });
    expect((await resend(id)).statusCode, 'twice in a row is once').toBe(200);
    const trace = await waiting.source.query<unknown[]>(
      `SELECT action, role, before, after FROM audit_entry WHERE subject = $1`,
      [`mail:${id}`],
    );
    expect(trace).toEqual([
      { action: 'mail.resend', role: 'administrator', before: { state }, after: { state: 'queued' } },
    ]);
    const [row] = await waiting.source.query<[{ fresh: boolean }]>(
      `SELECT queued_at > now() - interval '1 minute' AS fresh FROM mail WHERE id = $1`,
      [id],
    );
    expect(row.fresh, 'its age counts from now').toBe(true);
  });

  test('is refused for what left, with 409', async () => {
    const to = anAddress();
    await request(to);
    const id = await idOf(to);
    await waiting.source.query(`UPDATE mail SET state = 'sent', sent_at = now() WHERE id = $1`, [id]);
    const answer = await resend(id);
    expect(answer.statusCode).toBe(409);
    expect(Problem.parse(answer.json()).code).toBe('mail-already-sent');
  });

  test('is refused for what does not exist, and for what is no number', async () => {
    expect((await resend(randomUUID())).statusCode).toBe(404);
    expect((await resend('1')).statusCode).toBe(400);
  });
});

test.each(['nobody', 'a facilitator', 'an administrator of another territory'])(
  'to %s there is no outbox',
  async (who) => {
    const cookie = { nobody: '', 'a facilitator': facilitator }[who] ?? stranger;
    const to = anAddress();
    await request(to);
    const id = await idOf(to);
    for (const answer of [await get('', cookie), await get(`/${id}`, cookie), await resend(id, cookie)]) {
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain(to);
    }
  },
);

test('a mail of another territory is not known here', async () => {
  const to = anAddress();
  await invite(to, elsewhere.id);
  const [{ id }] = await waiting.source.query<[{ id: string }]>('SELECT id FROM mail WHERE recipient = $1', [
    to,
  ]);
  expect((await get(`/${id}`)).statusCode).toBe(404);
  expect((await resend(id)).statusCode).toBe(404);
});

test('the kinds of mail to filter by are those that occur, and found without reading all mails', async () => {
  const many = await aTerritory(waiting.source);
  await waiting.source.query(
    `INSERT INTO mail (territory_id, recipient, language, template, data)
     SELECT $1, n || '@beaucoup.example', 'fr', CASE WHEN n = 1 THEN 'invitation' ELSE 'notification' END, '{}'
       FROM generate_series(1, 5000) n`,
    [many.id],
  );
  await waiting.source.query('ANALYZE mail');
  const parameters = [many.id, false, Object.keys(TEMPLATES)];
  expect(await waiting.source.query(TEMPLATES_IN_REACH, parameters)).toEqual([
    { template: 'invitation' },
    { template: 'notification' },
  ]);
  const plan = await waiting.source.query<object[]>(
    `EXPLAIN (FORMAT JSON) ${TEMPLATES_IN_REACH}`,
    parameters,
  );
  expect(JSON.stringify(plan)).toContain('mail_kind_idx');
});
