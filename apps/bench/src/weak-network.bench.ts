import { TERRITORY } from './data.ts';
import { below, type Measure, median } from './measure.ts';
import { GOOD_2G, onOldPhone, openBrowser, PHONE } from './phone.ts';
import type { Server } from './server.ts';

const TIMES = 5;
const OFFLINE_MS = 1000;
const FIRST_QUESTION_MS = 5000;

/** (h) The answering page on an old phone without a network, once it was opened with one; and on a very slow network. */
export async function weakNetwork(server: Server): Promise<Measure[]> {
  const browser = await openBrowser();
  const url = `${server.url}/t/${TERRITORY}/enquetes/depot`;
  const [offline, slow]: [number[], number[]] = [[], []];
  for (let time = 0; time < TIMES; time++) {
    const arriving = await browser.newContext(PHONE);
    const before = await onOldPhone(arriving);
    await before.devtools.send('Network.emulateNetworkConditions', GOOD_2G);
    const began = performance.now();
    await before.page.goto(url, { waitUntil: 'commit' });
    await before.page.getByRole('button', { name: 'Commencer' }).click();
    // Read, and ready to be answered.
    await before.page.locator('[data-name="area"] input[type="radio"]').first().waitFor();
    slow.push(performance.now() - began);
    await arriving.close();

    const context = await browser.newContext(PHONE);
    const installing = await onOldPhone(context);
    await installing.page.goto(url);
    while (!(await installing.page.evaluate(isKept))) await installing.page.waitForTimeout(100);
    await installing.page.close();
    await context.setOffline(true);
    const { page } = await onOldPhone(context);
    await page.goto(url);
    offline.push(await page.evaluate(largestPaint));
    await context.close();
  }
  await browser.close();
  return [
    below('(h) answering page offline, largest paint, CPU ÷ 4', median(offline), OFFLINE_MS, 'ms'),
    below('(h) first question readable, 2G and CPU ÷ 4', median(slow), FIRST_QUESTION_MS, 'ms'),
  ];
}

/** In the page: whether all that answering takes is on the device. */
const isKept = async () =>
  navigator.serviceWorker.controller !== null &&
  (await caches.match(location.pathname, { ignoreVary: true })) !== undefined;

/** In the page: when the largest of what is above the fold was painted, in milliseconds since the address was entered. */
const largestPaint = () =>
  new Promise<number>((resolve) => {
    let latest = 0;
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) latest = startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    setTimeout(() => resolve(latest), 3000);
  });
