import { expect, test } from 'vitest';
import { InvalidEnvironment, readConfiguration } from '../src/config/environment.ts';
import { PublicAddress } from '../src/config/public-address.ts';
import { startApplication } from './application.ts';

test('mails are not sent without somebody who sends them', () => {
  expect(() => readConfiguration({ SMTP_URL: 'smtp://mail.example.org' })).toThrow(
    /^MAIL_FROM : .*adresse d’expédition/,
  );
  const from = 'Observatoire <observatoire@example.org>';
  expect(readConfiguration({ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: from })).toMatchObject({
    smtpUrl: 'smtp://mail.example.org',
    mailFrom: from,
    mailMaxAgeDays: 7,
    jobs: true,
  });
  expect(readConfiguration({})).toMatchObject({ smtpUrl: null, mailFrom: null, publicUrl: null });
});

test.each([
  ['SMTP_URL', 'mail.example.org'],
  ['SMTP_URL', 'https://mail.example.org'],
  ['MAIL_FROM', 'Observatoire'],
  ['MAIL_FROM', 'a@example.org, b@example.org'],
  ['MAIL_FROM', 'A <a@example.org>\r\nBcc: b@example.org'],
  ['MAIL_MAX_AGE_DAYS', '0'],
  ['PUBLIC_URL', 'observatoire.example.org'],
  ['PUBLIC_URL', 'https://example.org/observatoire'],
  ['PUBLIC_URL', 'https://example.org/?a=1'],
])('%s=%s is refused, by its name', (name, value) => {
  expect(() => readConfiguration({ [name]: value })).toThrow(InvalidEnvironment);
  expect(() => readConfiguration({ [name]: value })).toThrow(new RegExp(`^${name} : `));
});

test('the public address is PUBLIC_URL, or wherever the server really listens', async () => {
  const named = await startApplication({ publicUrl: 'https://observatoire.example.org' });
  expect(named.app.get(PublicAddress).of('/courriels')).toBe('https://observatoire.example.org/courriels');
  await named.close();
  const { app, close } = await startApplication({ port: 0, host: '0.0.0.0' });
  const listening = new URL(await app.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' }));
  expect(app.get(PublicAddress).origin).toBe(`http://localhost:${listening.port}`);
  await close();
});
