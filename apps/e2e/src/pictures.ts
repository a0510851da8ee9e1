import { resolve } from 'node:path';
import { expect, type Locator, type Page } from './journey.ts';

const FOLDER = resolve(import.meta.dirname, '../results/pictures');
/** A small phone and an ordinary screen, in pixels. */
const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

/**
 * With PICTURES=on, pictures of the whole page as it is now, on a phone and on a screen, light and dark, in
 * results/pictures: `<name>-360-light.png` and so on. Leaves the page as it was. To be looked at, not compared: without
 * a graphics card they take longer than the journeys themselves.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES !== 'on') return;
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const path = resolve(FOLDER, `${name}-${String(size.width)}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
}

const GUIDE = resolve(import.meta.dirname, '../../../docs/guide/images');
/** Of a picture of the guide, in bytes: someone reads it on a weak network. */
const LARGEST = 150_000;

/**
 * With PICTURES=guide, a picture for the users' guide: what a window of this size shows, from `top` on. Leaves the page
 * as it was, but for where it is scrolled to.
 */
export async function guidePicture(
  page: Page,
  name: string,
  { width = 1000, height = 720, top }: { width?: number; height?: number; top?: Locator } = {},
): Promise<void> {
  if (process.env.PICTURES !== 'guide') return;
  const before = page.viewportSize();
  await page.setViewportSize({ width, height });
  await (top ?? page.locator('body')).evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
  const picture = await page.screenshot({
    path: resolve(GUIDE, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
  });
  expect(picture.length, `bytes of ${name}.png`).toBeLessThan(LARGEST);
  if (before) await page.setViewportSize(before);
}
