import { expectAccessible } from '../src/accessibility.ts';
import { alive, expect, expectNoSidewaysScroll, open, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';

/** What every page owes its readers, whatever it is about. The pages with journeys of their own are looked at there too. */
const PAGES: { name: string; address: string; status?: number }[] = [
  { name: 'home', address: '/' },
  { name: 'territory', address: '/t/tours-joue' },
  { name: 'vierzon', address: '/t/vierzon' },
  { name: 'surveys', address: '/t/tours-joue/enquetes' },
  { name: 'outbox', address: '/envois' },
  { name: 'nothing-to-correct', address: '/t/tours-joue/enquetes/usages-numeriques-2026/corriger' },
  { name: 'about', address: '/a-propos' },
  { name: 'privacy', address: '/confidentialite' },
  { name: 'accessibility', address: '/accessibilite' },
  { name: 'not-found', address: '/nulle-part', status: 404 },
];
const inEnglish = (address: string) => (address === '/' ? '/en' : `/en${address}`);

for (const { name, address, status = 200 } of PAGES) {
  test(`${name}: narrow, by keyboard, in both languages`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const [language, path] of [
      ['fr', address],
      ['en', inEnglish(address)],
    ] as const) {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(status);
      await alive(page);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page).toHaveTitle(/\S.* · Belvédère$/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      for (const landmark of ['banner', 'main', 'contentinfo'] as const)
        await expect(page.getByRole(landmark)).toHaveCount(1);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);

      // The first stop of the keyboard leads past the header, and is seen.
      await page.keyboard.press('Tab');
      const skip = page.locator('a[href="#contenu"]');
      await expect(skip).toBeFocused();
      await expect(skip).toBeInViewport();
      await page.keyboard.press('Enter');
      await expect(page.locator('main')).toBeFocused();
      await screenshot(page, `${name}-${language}`);
    }
  });
}

test('when the server cannot find its figures, the page says so and offers to try again', async ({
  page,
}) => {
  await open(page, '/t/tours-joue');
  // What the server sends when the page's own part cannot be found out.
  await page.route('**/__data.json*', async (route) => {
    const response = await route.fetch();
    const data = (await response.json()) as { nodes: unknown[] };
    const broken = { type: 'error', error: { status: 500, message: 'Internal Error' } };
    await route.fulfill({ response, json: { ...data, nodes: [...data.nodes.slice(0, -1), broken] } });
  });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.locator('main a[href$="/quartiers"]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quelque chose s’est cassé chez nous');
  await expect(page.getByRole('link', { name: 'Réessayer' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await screenshot(page, 'broken');
  await page.unroute('**/__data.json*');
  await page.getByRole('link', { name: 'Réessayer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quartiers');
});
