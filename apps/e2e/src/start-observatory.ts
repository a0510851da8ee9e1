import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseOfOurOwn } from './database-of-our-own.ts';
import { startMailbox } from './start-mailbox.ts';

const REPOSITORY = resolve(import.meta.dirname, '../../..');
/** Creating the embedded database and loading the demonstration take most of it. */
const READY_WITHIN_MS = 240_000;

/**
 * Starts the built application once for the whole run, with the demonstration, on a port that the system chooses;
 * leaves its address in OBSERVATORY for the journeys, and in SET_UP_LINK the one by which the first account is made. With TEST_DATABASE_URL, on a database of its own on that server.
 * @returns what stops it and removes what it left
 */
export default async function startObservatory(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'belvedere-journeys-'));
  const server = process.env.TEST_DATABASE_URL;
  const database = server ? await databaseOfOurOwn(server) : null;
  const mailbox = await startMailbox();
  const observatory = spawn(process.execPath, ['--enable-source-maps', 'apps/api/dist/main.js'], {
    cwd: REPOSITORY,
    env: { ...process.env, ...settings(dataDir, mailbox.url, database?.url) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await end(observatory);
    await mailbox.stop();
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    process.env.OBSERVATORY = await addressOf(observatory);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

const settings = (dataDir: string, smtpUrl: string, databaseUrl = '') => ({
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: dataDir,
  DATABASE_URL: databaseUrl,
  DEMONSTRATION: 'on',
  BASEMAP_STYLE: 'none',
  GEOCODER: 'none',
  SMTP_URL: smtpUrl,
  MAIL_FROM: 'Observatoire <observatoire@essai.example>',
});

/** Waits until it says its address and that it is ready. @throws with what it printed */
async function addressOf(observatory: ChildProcess): Promise<string> {
  let printed = '';
  for (const stream of [observatory.stdout, observatory.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      // What goes wrong on the server belongs beside the journey that saw it.
      if (process.env.OBSERVATORY) process.stderr.write(text);
    });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && observatory.exitCode === null) {
    const [address, setUpLink] = printed.match(/http:\/\/\S+/g) ?? [];
    if (address && setUpLink && (await isReady(address))) {
      process.env.SET_UP_LINK = setUpLink;
      return address;
    }
    await wait(100);
  }
  throw new Error(`L'application n'a pas démarré :\n${printed}`);
}

const isReady = (address: string) =>
  fetch(`${address}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );

async function end(observatory: ChildProcess): Promise<void> {
  if (observatory.exitCode !== null || observatory.signalCode !== null) return;
  const exited = once(observatory, 'exit');
  observatory.kill('SIGTERM');
  const patience = setTimeout(() => observatory.kill('SIGKILL'), 6000);
  await exited;
  clearTimeout(patience);
}
