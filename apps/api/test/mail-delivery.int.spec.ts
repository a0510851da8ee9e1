import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DeliveryService } from '../src/mail/delivery.service.ts';
import { MailService } from '../src/mail/mail.service.ts';
import { anSmtpServer } from './an-smtp-server.ts';
import { startApplication } from './application.ts';
import { ownDatabase } from './own-database.ts';

let database: Awaited<ReturnType<typeof ownDatabase>>;
let smtp: Awaited<ReturnType<typeof anSmtpServer>>;
let running: Awaited<ReturnType<typeof startApplication>>;

beforeAll(async () => {
  // A database of its own: a sweep delivers whatever waits, in any test.
  database = await ownDatabase();
  smtp = await anSmtpServer();
  running = await startApplication(
    {
      smtpUrl: smtp.url,
      mailFrom: 'Belvédère d’essai <observatoire@example.org>',
      publicUrl: 'https://observatoire.example.org',
    },
    database.target,
  );
});
afterAll(async () => {
  await running.close();
  await smtp.close();
  await database.close();
});
afterEach(async () => {
  smtp.behaviour = {};
  smtp.received.length = 0;
  await running.source.query('TRUNCATE mail');
});

const deliver = () => running.app.get(DeliveryService).deliverDue(new AbortController().signal);
const knownAddress = (to: string) =>
  running.app
    .get(MailService)
    .queue({ to, language: 'fr', template: 'known-address', data: { signIn: '/connexion' } });
interface Row {
  id: string;
  recipient: string;
  state: string;
  attempts: number;
  last_error: string | null;
  waits_s: number;
  data: unknown;
}
const rows = () =>
  running.source.query<Row[]>(
    `SELECT id, recipient, state, attempts, last_error, data,
            round(extract(epoch FROM next_attempt_at - now()))::int AS waits_s FROM mail ORDER BY recipient`,
  );
const row = async () => (await rows())[0]!;
/** As if the time to wait were over. */
const later = () => running.source.query(`UPDATE mail SET next_attempt_at = now()`);

describe('a server that takes mails', () => {
  test('gets each whole, once, with the headers that it needs', async () => {
    await knownAddress('lea@example.net');
    await deliver();
    await deliver();
    expect(smtp.received).toHaveLength(1);
    const [{ mail, raw, recipients }] = smtp.received as [(typeof smtp.received)[0]];
    const { id, state } = await row();
    expect(state).toBe('sent');
    expect(recipients).toEqual(['lea@example.net']);
    expect(mail.from?.value).toEqual([{ name: 'Belvédère d’essai', address: 'observatoire@example.org' }]);
    expect(mail.to).toMatchObject({ value: [{ address: 'lea@example.net' }] });
    expect(mail.messageId).toBe(`<${id}@example.org>`);
    expect(mail.subject).toBe('Vous avez déjà un compte');
    expect(raw).toMatch(/^Subject: =\?UTF-8\?Q\?Vous_avez_d=C3=A9j=C3=A0_un_compte\?=\r$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).not.toMatch(/^List-Unsubscribe/m);
    expect(mail.text).toContain('Quelqu’un a voulu créer un compte avec cette adresse, qui en a déjà un.');
    expect(mail.text).toContain('Ce n’est pas vous\u202f?');
    expect(mail.text).toContain('Me connecter\u00a0:\nhttps://observatoire.example.org/connexion\n');
    expect(mail.html).toContain('Quelqu’un a voulu créer un compte avec cette adresse, qui en a déjà un.');
    expect(mail.html).toContain('href="https://observatoire.example.org/connexion"');
  });

  test('the data of a secret is forgotten once sent, that of others is kept', async () => {
    await running.app.get(MailService).queue({
      to: 'ali@example.net',
      language: 'en',
      template: 'sign-in-link',
      data: { link: '/api/auth/magic-link/verify?token=abc', minutes: 10 },
    });
    await knownAddress('lea@example.net');
    await deliver();
    expect(smtp.received.map(({ mail }) => mail.text).join()).toContain(
      '/api/auth/magic-link/verify?token=abc',
    );
    expect(await rows()).toMatchObject([
      { recipient: 'ali@example.net', state: 'sent', data: null },
      { recipient: 'lea@example.net', state: 'sent', data: { signIn: '/connexion' } },
    ]);
  });

  test('a mail whose transaction fails never leaves', async () => {
    const mail = running.app.get(MailService);
    const jobs = () =>
      running.source.query<unknown[]>(`SELECT id FROM pgboss.job WHERE name = 'mail' ORDER BY id`);
    const before = await jobs();
    await expect(
      running.source.transaction(async (manager) => {
        await mail.queue(
          {
            to: 'lea@example.net',
            language: 'fr',
            template: 'known-address',
            data: { signIn: '/connexion' },
          },
          manager,
        );
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await deliver();
    expect(smtp.received).toEqual([]);
    expect(await rows()).toEqual([]);
    expect(await jobs()).toEqual(before);
  });
});

describe('a server that refuses', () => {
  test('one recipient for good: that mail is dead at once, with the reason; the others leave', async () => {
    smtp.behaviour = { recipient: (address) => (address.startsWith('nobody') ? 550 : 250) };
    for (const name of ['ana', 'nobody', 'zoe']) await knownAddress(`${name}@example.net`);
    await deliver();
    await later();
    await deliver();
    expect(await rows()).toMatchObject([
      { state: 'sent', attempts: 1 },
      { state: 'dead', attempts: 1, last_error: expect.stringContaining('550') as string },
      { state: 'sent', attempts: 1 },
    ]);
    expect(smtp.received.flatMap(({ recipients }) => recipients).sort()).toEqual([
      'ana@example.net',
      'zoe@example.net',
    ]);
  });

  test('half of a batch for now: they alone are tried again', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `${String(index)}@example.net`);
    smtp.behaviour = { recipient: (address) => (Number(address[0]) % 2 === 0 ? 250 : 451) };
    for (const name of names) await knownAddress(name);
    await deliver();
    expect((await rows()).map(({ state }) => state)).toEqual(
      names.map((_, i) => (i % 2 === 0 ? 'sent' : 'failed')),
    );
    smtp.behaviour = {};
    await later();
    await deliver();
    expect((await rows()).map(({ state }) => state)).toEqual(names.map(() => 'sent'));
    expect(smtp.received.flatMap(({ recipients }) => recipients).sort()).toEqual(names);
  });

  test('the message itself, with 554: dead at once', async () => {
    smtp.behaviour = { message: () => 554 };
    await knownAddress('lea@example.net');
    await deliver();
    expect(await row()).toMatchObject({
      state: 'dead',
      last_error: expect.stringContaining('554') as string,
    });
  });

  test('everybody, with 421 as its greeting: nothing is lost, and it is not asked for each mail', async () => {
    smtp.behaviour = { greeting: 421 };
    for (let n = 10; n < 30; n++) await knownAddress(`${String(n)}@example.net`);
    const before = smtp.conversations;
    await deliver();
    expect(smtp.conversations - before).toBeLessThanOrEqual(4);
    expect((await rows()).every(({ state }) => state === 'failed' || state === 'queued')).toBe(true);
    smtp.behaviour = {};
    await later();
    await deliver();
    expect((await rows()).every(({ state }) => state === 'sent')).toBe(true);
    expect(smtp.received).toHaveLength(20);
  });
});

describe('a server that fails', () => {
  test.each([
    ['without an answer', 'silence'],
    ['in the middle of a message', 'cut'],
  ] as const)('%s: the mail is tried again later, and arrives', async (_how, what) => {
    smtp.behaviour = { message: () => what };
    await knownAddress('lea@example.net');
    await deliver();
    const failed = await row();
    expect(failed).toMatchObject({ state: 'failed', attempts: 1 });
    expect(failed.last_error).toBeTruthy();
    expect(failed.waits_s).toBeGreaterThan(50);
    expect(failed.waits_s).toBeLessThanOrEqual(60);
    await deliver();
    expect((await row()).attempts, 'not before its time').toBe(1);
    smtp.behaviour = {};
    await later();
    await deliver();
    expect(await row()).toMatchObject({ state: 'sent', attempts: 2, last_error: null });
    expect(smtp.received.map(({ mail }) => mail.messageId)).toEqual([`<${failed.id}@example.org>`]);
  });

  test('again and again: it waits longer each time, and the mail is given up in the end', async () => {
    smtp.behaviour = { message: () => 451 };
    await knownAddress('lea@example.net');
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 18; attempt++) {
      await deliver();
      const { state, waits_s } = await row();
      if (attempt < 18) {
        expect(state).toBe('failed');
        waits.push(Math.round(waits_s / 60));
      }
      await later();
    }
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(waits.at(-1)).toBe(720);
    expect(await row()).toMatchObject({ state: 'dead', attempts: 18 });
  });
});

test('a mail that waited more than a week is not sent by surprise', async () => {
  await knownAddress('lea@example.net');
  await running.source.query(`UPDATE mail SET queued_at = now() - interval '8 days'`);
  await deliver();
  expect(smtp.received).toEqual([]);
  expect(await row()).toMatchObject({ state: 'expired', attempts: 0 });
});

test('two processes that deliver at once send each mail once', async () => {
  const other = await startApplication(
    { smtpUrl: smtp.url, mailFrom: 'observatoire@example.org' },
    database.target,
  );
  smtp.behaviour = { delayMs: 20 };
  for (let n = 10; n < 30; n++) await knownAddress(`${String(n)}@example.net`);
  await Promise.all([deliver(), other.app.get(DeliveryService).deliverDue(new AbortController().signal)]);
  await other.close();
  expect(smtp.received).toHaveLength(20);
  expect(new Set(smtp.received.map(({ mail }) => mail.messageId)).size).toBe(20);
});
