import { resolve } from 'node:path';
import type { Page } from './journey.ts';

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
