import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { TERRITORY } from './data.ts';
import { below, type Measure, median } from './measure.ts';
import type { Server } from './server.ts';

/** "Slow 4G" as Lighthouse names it: 150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const CPU_SLOWED = 4;
const BROWSER = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const VIEWS = 5;

interface Seen {
  largestPaint: number;
  shift: number;
  scriptBytes: number;
}

/** (d) First view of the answering page on an old phone: painted, still, and light before the introduction is read. */
export async function firstView(server: Server): Promise<Measure[]> {
  if (!BROWSER) throw new Error('No Chromium is installed');
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
  const seen: Seen[] = [];
  for (let view = 0; view < VIEWS; view++) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWED });
    // Bytes on the wire of the scripts that arrive until the page answers to its reader.
    const scripts = new Map<string, number>();
    const kinds = new Set<string>();
    devtools.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') kinds.add(requestId);
    });
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (kinds.has(requestId)) scripts.set(requestId, encodedDataLength);
    });
    await page.addInitScript(() => {
      const state = { largestPaint: 0, shift: 0 };
      Object.assign(globalThis, { belvedereSeen: state });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) state.largestPaint = entry.startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          state.shift += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${server.url}/t/${TERRITORY}/enquetes/depot`, { waitUntil: 'load' });
    await page.locator('header button[aria-pressed]').first().waitFor({ state: 'attached' });
    const scriptBytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
    await page.waitForTimeout(4000);
    const measured = await page.evaluate(
      () =>
        (globalThis as unknown as { belvedereSeen: { largestPaint: number; shift: number } }).belvedereSeen,
    );
    seen.push({ ...measured, scriptBytes });
    await context.close();
  }
  await browser.close();
  const of = (name: keyof Seen) => median(seen.map((one) => one[name]));
  return [
    below('(d) answering page, largest paint, slow 4G and CPU ÷ 4', of('largestPaint'), 1500, 'ms'),
    below('(d) answering page, layout shift', of('shift'), 0.02, ''),
    below('(d) answering page, JavaScript until alive, gzipped', of('scriptBytes') / 1000, 150, 'kB'),
  ];
}
