import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { MailDetail, MailPage } from '@belvedere/contracts/mails';
import { NotificationPreferences } from '@belvedere/contracts/notifications';
import { Problem } from '@belvedere/contracts/problem';
import { DigestService } from '../src/notifications/digest/digest.service.ts';
import { type News, NotificationsService } from '../src/notifications/notifications.service.ts';
import { anAddress, aPerson, signIn } from './a-person.ts';
import { aProcess } from './a-process.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: { slug: string; id: number };
beforeAll(async () => {
  running = await startApplication();
  here = await aTerritory(running.source);
});
afterAll(() => running.close());

const inTerritory = () => aPerson(running.source, { roles: { [here.id]: 'member' } });
const tell = (person: { id: string }, changes: Partial<News> = {}) =>
  running.source.transaction((manager) =>
    running.app.get(NotificationsService).notify(
      person,
      {
        kind: 'discussion',
        territoryId: here.id,
        subject: { fr: 'Un nouveau message', en: 'A new message' },
        link: '/t/essai/discussions/1',
        ...changes,
      },
      manager,
    ),
  );
interface MailRow {
  id: string;
  template: string;
  territory_id: number | null;
  data: { items: { subject: string }[]; unsubscribe: { post: string; page: string } };
}
const mailsTo = ({ email }: { email: string }) =>
  running.source.query<MailRow[]>('SELECT * FROM mail WHERE recipient = $1 ORDER BY created_at', [email]);
const subjectsOf = (mail: MailRow | undefined) => mail?.data.items.map(({ subject }) => subject);
const gather = (now: Date) => running.app.get(DigestService).send(now, new AbortController().signal);
/** Something came about at this moment. */
const at = (person: { id: string }, moment: string) =>
  running.source.query(
    "UPDATE notification SET created_at = $2 WHERE person_id = $1 AND created_at > now() - interval '1 hour'",
    [person.id, moment],
  );
const ask = (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  options: { cookie?: string; type?: string; payload?: string } = {},
) =>
  running.app.inject({
    method,
    url,
    remoteAddress: anAddress(),
    headers: {
      ...(options.cookie && { cookie: options.cookie, origin: 'http://localhost', host: 'localhost' }),
      ...(options.type && { 'content-type': options.type }),
    },
    ...(options.payload !== undefined && { payload: options.payload }),
  });
const choose = (cookie: string | undefined, preferences: unknown) =>
  ask('PUT', '/api/me/notifications', {
    ...(cookie && { cookie }),
    type: 'application/json',
    payload: JSON.stringify({ preferences }),
  });
const preferencesOf = async (cookie: string) =>
  NotificationPreferences.parse((await ask('GET', '/api/me/notifications', { cookie })).json()).preferences;

describe('what a person wants to hear of at once', () => {
  test('becomes a mail in the same transaction, and not again in a digest', async () => {
    const person = await inTerritory();
    await tell(person, { kind: 'request' });
    expect(await mailsTo(person)).toMatchObject([
      {
        template: 'notification',
        territory_id: here.id,
        data: { subject: 'Un nouveau message', territory: 'Essai', link: '/t/essai/discussions/1' },
      },
    ]);
    await at(person, '2026-03-23T08:00:00Z');
    await gather(new Date('2026-03-25T08:00:00Z'));
    expect(await mailsTo(person)).toHaveLength(1);
  });

  test('is not told when what it tells of is undone', async () => {
    const person = await inTerritory();
    await expect(
      running.source.transaction(async (manager) => {
        await running.app
          .get(NotificationsService)
          .notify(
            person,
            { kind: 'request', territoryId: here.id, subject: { fr: 'Non', en: 'No' }, link: '/' },
            manager,
          );
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await mailsTo(person)).toEqual([]);
    expect(await running.source.query('SELECT FROM notification WHERE person_id = $1', [person.id])).toEqual(
      [],
    );
  });

  test('nobody is told whose account is gone', async () => {
    const person = await inTerritory();
    await running.source.query('DELETE FROM auth.person WHERE id = $1', [person.id]);
    await tell(person);
    expect(await running.source.query('SELECT FROM notification WHERE person_id = $1', [person.id])).toEqual(
      [],
    );
  });
});

describe('the digest', () => {
  test('comes at seven, with what came about before', async () => {
    const person = await inTerritory();
    await tell(person);
    // Winter: seven o'clock in Tours is six in UTC.
    await at(person, '2026-01-14T05:59:00Z');
    await gather(new Date('2026-01-14T05:59:30Z'));
    expect(await mailsTo(person)).toEqual([]);
    await gather(new Date('2026-01-14T06:00:01Z'));
    const [mail] = await mailsTo(person);
    expect(mail).toMatchObject({ template: 'digest', territory_id: here.id });
    expect(subjectsOf(mail)).toEqual(['Un nouveau message']);
  });

  test('of the week comes on Monday, and on Tuesday if nobody was there on Monday', async () => {
    const person = await inTerritory();
    await tell(person, { kind: 'publication' });
    await at(person, '2026-06-11T10:00:00Z');
    await gather(new Date('2026-06-14T06:00:00Z'));
    expect(await mailsTo(person)).toEqual([]);
    await gather(new Date('2026-06-16T06:00:00Z'));
    expect(await mailsTo(person)).toHaveLength(1);
  });

  test('tells nothing of a territory that the person left', async () => {
    const person = await inTerritory();
    await tell(person);
    await running.source.query('UPDATE membership SET until = now() WHERE person_id = $1', [person.id]);
    await at(person, '2026-03-23T08:00:00Z');
    await gather(new Date('2026-03-25T08:00:00Z'));
    expect(await mailsTo(person)).toEqual([]);
  });

  test('of several territories is read by the administrators of none of them', async () => {
    const there = await aTerritory(running.source);
    const [both, one] = [
      await aPerson(running.source, { roles: { [here.id]: 'facilitator', [there.id]: 'facilitator' } }),
      await inTerritory(),
    ];
    const news = { subject: { fr: 'Ali écrit', en: 'Ali writes' } };
    await tell(both, { ...news, territoryId: there.id });
    for (const person of [both, one]) {
      await tell(person, news);
      await at(person, '2026-03-23T08:00:00Z');
    }
    await gather(new Date('2026-03-25T08:00:00Z'));
    for (const { id, slug } of [here, there]) {
      const { email } = await aPerson(running.source, { roles: { [id]: 'administrator' } });
      const cookie = await signIn(running.app, email);
      const mails = `/api/territories/${slug}/mails`;
      const [mail] = await mailsTo(both);
      const list = await ask('GET', `${mails}?search=${both.email}`, { cookie });
      expect(MailPage.parse(list.json()).mails, 'that it went').toMatchObject([{ id: mail!.id }]);
      const read = await ask('GET', `${mails}/${mail!.id}`, { cookie });
      expect(MailDetail.parse(read.json()).content).toEqual({ shown: false, why: 'secret' });
      expect(read.body).not.toContain('Ali');
      const [own] = await mailsTo(one);
      const ownRead = await ask('GET', `${mails}/${own!.id}`, { cookie });
      if (id === here.id) expect(MailDetail.parse(ownRead.json()).content).toMatchObject({ shown: true });
      else expect(ownRead.statusCode).toBe(404);
    }
  });

  test('holds each notification once, though it is put together twice at once', async () => {
    const person = await inTerritory();
    for (let n = 0; n < 10; n++) await tell(person, { subject: { fr: String(n), en: String(n) } });
    await at(person, '2026-03-23T08:00:00Z');
    const now = new Date('2026-03-25T08:00:00Z');
    await Promise.all([gather(now), gather(now), gather(now)]);
    const mails = await mailsTo(person);
    expect(mails).toHaveLength(1);
    expect(subjectsOf(mails[0])?.sort()).toEqual(Array.from({ length: 10 }, (_, n) => String(n)));
  });

  test(
    'holds each notification once, though the process is killed in the middle',
    { timeout: 120_000 },
    async () => {
      const mark = `tuer-${String(Date.now())}`;
      const [{ count }] = await running.source.query<[{ count: number }]>(
        `WITH persons AS (
         INSERT INTO auth.person (name, email) SELECT $1, $1 || '-' || n || '@essai.example' FROM generate_series(1, 400) n
         RETURNING id
       ), told AS (
         INSERT INTO notification (territory_id, person_id, kind, subject, path, frequency, created_at)
         SELECT $2, id, 'discussion', 'n' || n, '/', 'daily', '2026-03-23T08:00:00Z' FROM persons, generate_series(1, 5) n
         RETURNING id
       )
       SELECT count(*)::int AS count FROM told`,
        [mark, here.id],
      );
      const written = async () =>
        (
          await running.source.query<[{ n: number }]>(
            `SELECT count(*)::int AS n FROM mail WHERE recipient LIKE $1 || '-%'`,
            [mark],
          )
        )[0].n;
      const now = new Date('2026-03-25T08:00:00Z');
      const process = await aProcess(inject('target'), {}, now);
      while ((await written()) < 20) await new Promise((resolve) => setTimeout(resolve, 2));
      await process.kill();
      const halfway = await written();
      expect(halfway, 'killed in the middle').toBeLessThan(400);
      await Promise.all([gather(now), gather(now)]);
      await gather(now);
      const [told] = await running.source.query<[Record<string, number>]>(
        `WITH items AS (
         SELECT m.id AS mail, m.recipient, item ->> 'subject' AS subject
           FROM mail m CROSS JOIN LATERAL jsonb_array_elements(m.data -> 'items') item
          WHERE m.recipient LIKE $1 || '-%'
       )
       SELECT (SELECT count(*) FROM items)::int AS items,
              (SELECT count(*) FROM (SELECT DISTINCT recipient, subject FROM items) d)::int AS different,
              (SELECT count(DISTINCT mail) FROM items)::int AS mails,
              (SELECT count(*) FROM notification n JOIN auth.person p ON p.id = n.person_id
                WHERE p.name = $1 AND EXISTS (SELECT FROM mail m WHERE m.id = n.mail_id AND m.recipient = p.email))::int AS marked`,
        [mark],
      );
      console.log(`Killed after ${String(halfway)} of 400 digests; afterwards: ${JSON.stringify(told)}`);
      expect(told).toEqual({ items: count, different: count, mails: 400, marked: count });
    },
  );
});

describe('choices', () => {
  test('have a default for each kind, and change one by one', async () => {
    const cookie = await signIn(running.app, (await inTerritory()).email);
    expect(await preferencesOf(cookie)).toEqual({
      request: 'immediate',
      answer: 'immediate',
      review: 'daily',
      meeting: 'immediate',
      discussion: 'daily',
      publication: 'weekly',
    });
    const answer = await choose(cookie, { request: 'weekly' });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await preferencesOf(cookie)).toMatchObject({ request: 'weekly', answer: 'immediate' });
  });

  test('hold for what waits already', async () => {
    const person = await inTerritory();
    const cookie = await signIn(running.app, person.email);
    await tell(person);
    await at(person, '2026-03-23T08:00:00Z');
    await choose(cookie, { discussion: 'none' });
    await gather(new Date('2026-03-25T08:00:00Z'));
    expect(await mailsTo(person)).toEqual([]);
  });

  test.each([{ request: 'sometimes' }, { unknown: 'daily' }, 'none'])('refuse %o', async (preferences) => {
    const cookie = await signIn(running.app, (await inTerritory()).email);
    expect((await choose(cookie, preferences)).statusCode).toBe(400);
  });

  test('are for whoever is signed in', async () => {
    expect((await ask('GET', '/api/me/notifications')).statusCode).toBe(401);
    expect((await choose(undefined, { request: 'none' })).statusCode).toBe(401);
  });
});

describe('the link in a mail', () => {
  const aDigest = async () => {
    const person = await inTerritory();
    await tell(person);
    await at(person, '2026-03-23T08:00:00Z');
    await gather(new Date('2026-03-25T08:00:00Z'));
    const [mail] = await mailsTo(person);
    return { person, links: mail!.data.unsubscribe, cookie: await signIn(running.app, person.email) };
  };

  test.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])('stops the digest without a session, as %s', async (type, payload) => {
    const { links, cookie } = await aDigest();
    for (let time = 1; time <= 2; time++) {
      const answer = await ask('POST', links.post, { type, payload });
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.json()).toEqual({ stops: 'digest' });
    }
    expect(await preferencesOf(cookie)).toEqual({
      request: 'immediate',
      answer: 'immediate',
      review: 'none',
      meeting: 'immediate',
      discussion: 'none',
      publication: 'none',
    });
  });

  test('changes nothing when it is only looked at', async () => {
    const { links, cookie } = await aDigest();
    const before = await preferencesOf(cookie);
    const opened = await ask('GET', links.post);
    expect(opened.statusCode).toBe(302);
    expect(opened.headers.location).toBe(links.page);
    const what = await ask('GET', links.post.replace('?', '/what?'));
    expect(what.json()).toEqual({ stops: 'digest' });
    expect(await preferencesOf(cookie)).toEqual(before);
  });

  test('of one kind stops that kind', async () => {
    const person = await inTerritory();
    await tell(person, { kind: 'meeting' });
    const [mail] = await mailsTo(person);
    await ask('POST', mail!.data.unsubscribe.post);
    expect(await preferencesOf(await signIn(running.app, person.email))).toMatchObject({
      meeting: 'none',
      request: 'immediate',
    });
    await tell(person, { kind: 'meeting' });
    expect(await mailsTo(person)).toHaveLength(1);
  });

  test('that was tampered with says nothing of anyone', async () => {
    const { links, person } = await aDigest();
    const token = links.post.split('token=')[1]!;
    const other = await inTerritory();
    const forged = [
      token.replace(person.id, other.id),
      token.replace('.digest.', '.request.'),
      token.slice(0, -1),
      `${token.slice(0, -1)}é`,
      `${token}x`,
      'x',
      '',
    ];
    for (const one of forged)
      for (const url of [
        `/api/unsubscribe?token=${one}`,
        `/api/unsubscribe?token=${encodeURIComponent(one)}`,
      ]) {
        const answer = await ask('POST', url);
        expect(answer.statusCode).toBe(404);
        expect(Problem.parse(answer.json()).code).toBe('unsubscribe-link-unknown');
      }
    expect((await ask('POST', '/api/unsubscribe')).statusCode).toBe(400);
  });
});
