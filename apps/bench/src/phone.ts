import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';

/** "Slow 4G" as Lighthouse names it: 150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up. */
export const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 204_800,
  uploadThroughput: 96_000,
};
/** "Good 2G" as browsers' tools named it: 150 ms a round trip, 450 kbit/s down, 150 kbit/s up. */
export const GOOD_2G = { offline: false, latency: 150, downloadThroughput: 57_600, uploadThroughput: 19_200 };

const CPU_SLOWED = 4;
const PATH = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const FLAGS = [
  'no-sandbox',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
  'disable-quic',
];

/** The installed Chromium. @throws when there is none */
export function openBrowser(): Promise<Browser> {
  if (!PATH) throw new Error('No Chromium is installed');
  return chromium.launch({ executablePath: PATH, args: FLAGS.map((flag) => `--${flag}`) });
}

/** A page of an old phone: small, and with a slow processor. What is kept in its context stays. */
export async function onOldPhone(context: BrowserContext): Promise<{ page: Page; devtools: CDPSession }> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWED });
  return { page, devtools };
}

export const PHONE = { viewport: { width: 360, height: 740 } };
