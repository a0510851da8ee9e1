import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../src/audit/audit.service.ts';
import type { Configuration } from '../src/config/environment.ts';
import { DeliveryService } from '../src/mail/delivery.service.ts';
import { MailService } from '../src/mail/mail.service.ts';
import { OutboxService } from '../src/mail/outbox/outbox.service.ts';
import { aProcess } from './a-process.ts';
import { anSmtpServer } from './an-smtp-server.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';
import { ownDatabase } from './own-database.ts';

let database: Awaited<ReturnType<typeof ownDatabase>>;
let settings: Partial<Configuration>;
let smtp: Awaited<ReturnType<typeof anSmtpServer>>;
let running: Awaited<ReturnType<typeof startApplication>>;

beforeAll(async () => {
  // A database of its own: a sweep delivers whatever waits, in any test.
  database = await ownDatabase();
  smtp = await anSmtpServer();
  settings = {
    smtpUrl: smtp.url,
    mailFrom: 'Belvédère d’essai <observatoire@example.org>',
    publicUrl: 'https://observatoire.example.org',
  };
  running = await startApplication(settings, database.target);
}, 240_000);
afterAll(async () => {
  await running.close();
  await smtp.close();
  await database.close();
});
afterEach(async () => {
  smtp.behaviour = {};
  smtp.received.length = 0;
  await running.source.query('DELETE FROM mail');
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

/** The last mail to an address that is erased. */
const accountErased = (to: string) =>
  running.app
    .get(MailService)
    .queue({ to, language: 'fr', template: 'account-erased', data: { items: [], because: 'asked' } });

describe('a mail that nobody must find afterwards', () => {
  test('leaves no row once it has left', async () => {
    await accountErased('lea@example.net');
    await deliver();
    expect(smtp.received.map(({ recipients }) => recipients)).toEqual([['lea@example.net']]);
    expect(await rows()).toEqual([]);
  });

  test('nor when it is refused, or has waited too long', async () => {
    smtp.behaviour = { recipient: () => 550 };
    await accountErased('lea@example.net');
    await deliver();
    expect(await rows()).toEqual([]);
    smtp.behaviour = { greeting: 421 };
    await accountErased('lea@example.net');
    await deliver();
    expect(await rows(), 'tried again until then').toMatchObject([{ state: 'failed' }]);
    await running.source.query(`UPDATE mail SET created_at = now() - interval '1 year'`);
    await deliver();
    expect(await rows()).toEqual([]);
  });
});

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

  test('a digest says how to stop it in one click', async () => {
    // As long as they are: folding may not cut them.
    const token = 'a1'.repeat(50);
    const unsubscribe = { post: `/api/unsubscribe?token=${token}`, page: `/desinscription?token=${token}` };
    const items = [
      {
        territory: 'Tours',
        theme: 'employment' as const,
        subject: 'Un atelier CV',
        path: '/t/tours/1',
        at: '2026-03-24T10:00:00Z',
      },
      {
        territory: 'Vierzon',
        theme: null,
        subject: 'Une rencontre',
        path: '/t/vierzon/2',
        at: '2026-03-23T10:00:00Z',
      },
    ];
    await running.app
      .get(MailService)
      .queue({ to: 'lea@example.net', language: 'fr', template: 'digest', data: { items, unsubscribe } });
    await deliver();
    const [{ mail, raw }] = smtp.received as [(typeof smtp.received)[0]];
    const unfolded = raw.replaceAll(/\r\n(?=[ \t])/g, '');
    expect(unfolded).toContain(
      `\r\nList-Unsubscribe: <https://observatoire.example.org/api/unsubscribe?token=${token}>\r\n`,
    );
    expect(unfolded).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(mail.subject).toBe('2 nouvelles de l’observatoire');
    expect(mail.text).toContain(
      'Tours · Emploi\n--------------\n\n* Un atelier CV (mardi 24 mars)\n  https://observatoire.example.org/t/tours/1\n\nVierzon · Autres nouvelles',
    );
    expect(mail.text).toContain(
      `Ne plus recevoir ces messages\u00a0: https://observatoire.example.org/desinscription?token=${token}`,
    );
    expect(mail.html).toContain('<a href="https://observatoire.example.org/t/tours/1"');
    expect(mail.html).toContain(`href="https://observatoire.example.org/desinscription?token=${token}"`);
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
  const other = await startApplication(settings, database.target);
  smtp.behaviour = { delayMs: 20 };
  for (let n = 10; n < 30; n++) await knownAddress(`${String(n)}@example.net`);
  await Promise.all([deliver(), other.app.get(DeliveryService).deliverDue(new AbortController().signal)]);
  await other.close();
  expect(smtp.received).toHaveLength(20);
  expect(new Set(smtp.received.map(({ mail }) => mail.messageId)).size).toBe(20);
});

test('a mail that is asked for again while it is being sent leaves once', async () => {
  const { id: territoryId } = await aTerritory(running.source);
  const data = { link: '/t/essai/groupes/sanitas', group: 'Le Sanitas', person: 'Ali', reason: 'Bonjour' };
  await running.app
    .get(MailService)
    .queue({ to: 'lea@example.net', language: 'fr', template: 'join-requested', territoryId, data });
  smtp.behaviour = { message: () => 451 };
  await deliver();
  const { id, state } = await row();
  expect(state).toBe('failed');
  smtp.behaviour = { delayMs: 300 };
  await later();
  const before = smtp.conversations;
  const first = deliver();
  await until(() => smtp.conversations > before, 'a conversation begins');
  await running.app.get(OutboxService).resend(territoryId, id, OPERATOR);
  await Promise.all([first, deliver()]);
  expect(smtp.received).toHaveLength(1);
  expect(await row()).toMatchObject({ state: 'sent', attempts: 2 });
  expect(await running.source.query('SELECT FROM audit_entry WHERE subject = $1', [`mail:${id}`])).toEqual(
    [],
  );
});

/** Waits until something holds, without a word when it already does. */
async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const start = Date.now();
  while (!(await holds())) {
    if (Date.now() - start > 15_000) throw new Error(`It never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('by itself', () => {
  test('a mail leaves soon after it is queued, within its transaction', async () => {
    const working = await startApplication({ ...settings, jobs: true }, database.target);
    try {
      await working.source.transaction((manager) =>
        working.app.get(MailService).queue(
          {
            to: 'lea@example.net',
            language: 'en',
            template: 'known-address',
            data: { signIn: '/connexion' },
          },
          manager,
        ),
      );
      await until(() => smtp.received.length === 1, 'the mail arrives');
      await until(async () => (await row()).state === 'sent', 'its row says so');
    } finally {
      await working.close();
    }
  });

  test('what waited without SMTP leaves once there is SMTP', async () => {
    const without = await startApplication({ jobs: true }, database.target);
    await without.app.get(MailService).queue({
      to: 'lea@example.net',
      language: 'fr',
      template: 'known-address',
      data: { signIn: '/connexion' },
    });
    await without.app.get(DeliveryService).deliverDue(new AbortController().signal);
    await without.close();
    expect(await row()).toMatchObject({ state: 'queued', attempts: 0 });
    await deliver();
    expect(await row()).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('a process that is asked to stop does not wait for the server, and the mail that it was sending is kept', async () => {
    const working = await startApplication(
      { ...settings, smtpUrl: smtp.url.replace('socketTimeout=500', 'socketTimeout=60000'), jobs: true },
      database.target,
    );
    smtp.behaviour = { message: () => 'silence' };
    const before = smtp.conversations;
    await working.app.get(MailService).queue({
      to: 'lea@example.net',
      language: 'fr',
      template: 'known-address',
      data: { signIn: '/connexion' },
    });
    await until(() => smtp.conversations > before, 'a conversation begins');
    // The server would be waited for during a minute: longer than this test may take.
    await working.close();
    expect(await row()).toMatchObject({ state: 'failed', attempts: 1 });
    smtp.behaviour = {};
    await later();
    await deliver();
    expect((await row()).state).toBe('sent');
  });

  test('a process that is killed in the middle of a mailing loses no mail', { timeout: 90_000 }, async () => {
    const names = Array.from({ length: 40 }, (_, index) => `${String(index + 10)}@example.net`);
    for (const name of names) await knownAddress(name);
    smtp.behaviour = { delayMs: 150 };
    const killed = await aProcess(database.target, settings);
    await until(() => smtp.received.length >= 12, 'twelve mails have arrived');
    await killed.kill();
    const halfway = await rows();
    const sent = halfway.filter(({ state }) => state === 'sent').length;
    expect(sent).toBeGreaterThan(0);
    expect(sent, 'killed in the middle').toBeLessThan(names.length);
    // Those that the dead process held are free again after a while: as if that were over.
    await later();
    await deliver();
    expect((await rows()).map(({ state }) => state)).toEqual(names.map(() => 'sent'));
    const times = new Map<string, number>();
    for (const { mail, recipients } of smtp.received)
      times.set(
        `${String(mail.messageId)} ${recipients.join()}`,
        (times.get(`${String(mail.messageId)} ${recipients.join()}`) ?? 0) + 1,
      );
    expect(times.size, 'each mail has one Message-ID, and arrived').toBe(names.length);
    const doubles = smtp.received.length - times.size;
    console.log(
      `Killed after ${String(sent)} of ${String(names.length)} mails: all arrived, ${String(doubles)} twice, under the same Message-ID.`,
    );
    expect(doubles, 'at most those under way').toBeLessThanOrEqual(5);
  });
});
