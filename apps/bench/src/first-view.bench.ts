import { TERRITORY } from './data.ts';
import { below, type Measure, median } from './measure.ts';
import { onOldPhone, openBrowser, PHONE, SLOW_4G } from './phone.ts';
import type { Server } from './server.ts';

const VIEWS = 5;

interface Seen {
  largestPaint: number;
  shift: number;
  scriptBytes: number;
}

/** (d) First view of the answering page on an old phone: painted, still, and light before the introduction is read. */
export async function firstView(server: Server): Promise<Measure[]> {
  const browser = await openBrowser();
  const seen: Seen[] = [];
  for (let view = 0; view < VIEWS; view++) {
    const context = await browser.newContext(PHONE);
    const { page, devtools } = await onOldPhone(context);
    await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
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
