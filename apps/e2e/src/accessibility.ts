import { AxeBuilder } from '@axe-core/playwright';
import { expect, expectNoSidewaysScroll, type Page } from './journey.ts';

/** What WCAG 2.2 asks at levels A and AA, and what axe recommends besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Axe finds nothing to say about the page as it is now; each violation is told with the elements at fault. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] })
    // In the page itself: without frames of other origins, that sees as much as in a second page, and sooner.
    .setLegacyMode()
    .analyze();
  const told = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    elements: nodes.map(({ html, failureSummary }) => `${html} — ${failureSummary ?? ''}`),
  }));
  expect(told, 'accessibility violations').toEqual([]);
}

/** One title, accessible, and usable on the narrowest phone. Leaves the window as it was. */
export async function expectGood(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  if (before) await page.setViewportSize(before);
}
