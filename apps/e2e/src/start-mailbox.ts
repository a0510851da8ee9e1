import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * A mail server on this machine that takes every mail and keeps it in a folder, which it leaves in MAILBOX for the
 * journeys.
 * @returns its address, and what stops it and forgets the mails
 */
export async function startMailbox(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-mailbox-'));
  let count = 0;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? 'nobody';
        writeFileSync(join(folder, `${String(count++).padStart(6, '0')} ${to}`), Buffer.concat(chunks));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.MAILBOX = folder;
  const { port } = server.server.address() as AddressInfo;
  const stop = async () => {
    await new Promise<void>((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `smtp://127.0.0.1:${String(port)}`, stop };
}

/** Names of the mails to somebody, oldest first. */
const mailsTo = (address: string): string[] =>
  readdirSync(process.env.MAILBOX!)
    .filter((one) => one.endsWith(` ${address}`))
    .sort();

/**
 * Does what has a mail with a link sent to somebody, and waits for it.
 * @param pattern of the link; by default one that carries a token
 * @returns the link
 */
export async function linkSentTo(
  address: string,
  act: () => Promise<void>,
  pattern = /https?:\/\/\S+[?&]jeton=\S+/,
): Promise<string> {
  const before = mailsTo(address).length;
  await act();
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const name = mailsTo(address)[before];
    const mail = name && (await simpleParser(readFileSync(join(process.env.MAILBOX!, name))));
    const link = mail && pattern.exec(mail.text ?? '')?.[0];
    if (link) return link;
    await wait(100);
  }
  throw new Error(`no mail with a link reached ${address}`);
}
