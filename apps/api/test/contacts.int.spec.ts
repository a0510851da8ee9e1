import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ContactRequests } from '@belvedere/contracts/contacts';
import { ContactsService } from '../src/contacts/contacts.service.ts';
import { aPerson, anAddress, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';
import { ownDatabase } from './own-database.ts';

// A database of its own: what is gathered at night is gathered everywhere.
let database: Awaited<ReturnType<typeof ownDatabase>>;
let running: Awaited<ReturnType<typeof startApplication>>;
let here: { id: number; slug: string };
let facilitator: string;
beforeAll(async () => {
  database = await ownDatabase();
  running = await startApplication({}, database.target);
});
beforeEach(async () => {
  here = await aTerritory(running.source);
  const { email } = await aPerson(running.source, { roles: { [here.id]: 'facilitator' } });
  facilitator = await signIn(running.app, email);
});
afterAll(async () => {
  await running.close();
  await database.close();
});

const path = (id = '') => `/api/territories/${here.slug}/contact-requests${id && `/${id}`}`;
const leave = (changes: Record<string, unknown> = {}, from = anAddress()) =>
  send(
    running.app,
    path(),
    {
      ...{ name: null, message: null, language: 'fr', consent: true },
      email: `${randomUUID().slice(0, 8)}@essai.example`,
      ...changes,
    },
    { from },
  );
const read = async () =>
  ContactRequests.parse(
    (await send(running.app, path(), undefined, { method: 'GET', cookie: facilitator })).json(),
  ).requests;
const rows = (text: string) => running.source.query<Record<string, unknown>[]>(text, [here.id]);

test('an address waits for others, then comes out with them, with the week and nothing more', async () => {
  const sent = await leave({ name: 'Léa', email: 'Lea@Essai.example', message: 'Un atelier le soir ?' });
  expect(sent.statusCode, sent.body).toBe(201);
  for (let other = 0; other < 3; other++) await leave();
  expect(await read(), 'four are too few').toEqual([]);
  await leave();
  const requests = await read();
  expect(requests).toHaveLength(5);
  const lea = requests.find(({ name }) => name === 'Léa');
  expect(lea).toMatchObject({ email: 'lea@essai.example', message: 'Un atelier le soir ?', language: 'fr' });
  expect(new Date(lea!.week).getUTCDay(), 'a Monday').toBe(1);
  expect(await rows('SELECT FROM contact_waiting WHERE territory_id = $1')).toEqual([]);
  await leave();
  expect(await read()).toHaveLength(5);
});

test('whoever is alone waits until the night, and no longer', async () => {
  await leave({ email: 'seul@essai.example' });
  await running.app.get(ContactsService, { strict: false }).gather();
  expect((await read()).map(({ email }) => email)).toEqual(['seul@essai.example']);
});

test('no order tells who came when: not that of the list, nor that of the rows on disk', async () => {
  const inOrder = { list: 0, disk: 0 };
  for (let batch = 0; batch < 8; batch++) {
    for (let place = 0; place < 5; place++)
      await leave({ email: `${String(batch)}-${String(place)}@essai.example` });
    const places = (emails: unknown[]) =>
      emails
        .map(String)
        .filter((email) => email.startsWith(`${String(batch)}-`))
        .map((email) => email[2])
        .join('');
    if (places((await read()).map(({ email }) => email)) === '01234') inOrder.list++;
    const disk = await rows('SELECT email FROM contact_request WHERE territory_id = $1 ORDER BY ctid');
    if (places(disk.map(({ email }) => email)) === '01234') inOrder.disk++;
  }
  // By chance each comes out in order once in 120 times; four in eight would be no chance.
  expect(Math.max(inOrder.list, inOrder.disk)).toBeLessThan(4);
});

test('many at once: each comes out once', async () => {
  const sent = await Promise.all(Array.from({ length: 23 }, () => leave()));
  expect(sent.map(({ statusCode }) => statusCode)).toEqual(Array(23).fill(201));
  await running.app.get(ContactsService, { strict: false }).gather();
  const emails = (await read()).map(({ email }) => email);
  expect(emails).toHaveLength(23);
  expect(new Set(emails).size).toBe(23);
});

test('nothing leads from an address to an answer: no key, no time, no campaign', async () => {
  const columns = await running.source.query<{ name: string; type: string }[]>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
      WHERE table_name IN ('contact_request', 'contact_waiting')`,
  );
  expect([...new Set(columns.map(({ name }) => name))].sort()).toEqual([
    'email',
    'id',
    'language',
    'message',
    'name',
    'territory_id',
    'week',
  ]);
  expect(columns.filter(({ type }) => /time/.test(type))).toEqual([]);
  await leave({ email: 'deux@essai.example', message: 'Une' });
  await leave({ email: 'DEUX@essai.example', message: 'Autre' });
  expect(await rows('SELECT message FROM contact_waiting WHERE territory_id = $1'), 'once a person').toEqual([
    { message: 'Autre' },
  ]);
});

test('once they were written to, a facilitator erases it, and the trace does not say whom', async () => {
  for (let other = 0; other < 5; other++) await leave();
  const [one] = await read();
  const remove = () => send(running.app, path(one!.id), undefined, { method: 'DELETE', cookie: facilitator });
  expect((await remove()).statusCode).toBe(200);
  const again = await remove();
  expect(again.statusCode).toBe(404);
  expect(again.json<{ code: string }>().code).toBe('contact-request-not-found');
  expect((await read()).map(({ id }) => id)).not.toContain(one!.id);
  const trace = await rows(
    `SELECT role, before, after FROM audit_entry WHERE territory_id = $1 AND action = 'contact-request.remove'`,
  );
  expect(trace).toEqual([{ role: 'facilitator', before: null, after: null }]);
});

test.each<[string, Record<string, unknown>]>([
  ['no consent', { consent: false }],
  ['no address', { email: '' }],
  ['an address that is none', { email: 'lea' }],
  ['a name of several lines', { name: 'Léa\nBcc: x@essai.example' }],
  ['a message that is too long', { message: 'x'.repeat(1001) }],
  ['answers besides', { answers: {} }],
  ['a receipt besides', { code: 'K7QF-2MXR-9TBH' }],
])('%s is refused', async (_, changes) => {
  expect((await leave(changes)).statusCode).toBe(400);
  expect(await rows('SELECT FROM contact_waiting WHERE territory_id = $1')).toEqual([]);
});

test('to members there is nothing to read, and a flood is stopped', async () => {
  const { email } = await aPerson(running.source, { roles: { [here.id]: 'member' } });
  const member = await signIn(running.app, email);
  const refused = await send(running.app, path(), undefined, { method: 'GET', cookie: member });
  expect(refused.statusCode).toBe(404);
  const from = anAddress();
  const statuses = [];
  for (let time = 0; time < 22; time++) statuses.push((await leave({}, from)).statusCode);
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
});
