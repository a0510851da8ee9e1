import { expectGood } from '../src/accessibility.ts';
import { expect, signInAs, test } from '../src/journey.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';

const SETTINGS = '/t/tours-joue/reglages';

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled, viewport: { width: 1280, height: 800 } });

    test('an administrator sets how long things are kept, and is told first what would go', async ({
      page,
    }) => {
      await signInAs(page, 'administration');
      await page.getByRole('banner').locator('summary', { hasText: 'Sacha' }).click();
      await page
        .getByRole('banner')
        .getByRole('link', { name: /Réglages/ })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: /Réglages de Tours/ })).toBeVisible();
      if (javaScriptEnabled) {
        await expectGood(page);
        await screenshot(page, 'settings');
        await guidePicture(page, 'reglages');
      }

      // The trial campaign of the demonstration ended long ago.
      await page.getByLabel('Réponses aux enquêtes').fill('6');
      await page.getByLabel('Journal des actes').fill('12');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      const warning = page.getByRole('status').filter({ hasText: 'Ce qui part ne revient pas' });
      await expect(warning.getByText(/^Réponses aux questionnaires\s: [1-9]/)).toBeVisible();
      await expect(page.getByLabel('Réponses aux enquêtes')).toHaveValue('6');
      if (javaScriptEnabled) {
        await expectGood(page);
        await screenshot(page, 'settings-confirm');
      }
      await page.getByRole('link', { name: 'Ne rien changer' }).click();
      await expect(page.getByLabel('Réponses aux enquêtes')).toHaveValue('');

      // What lets nothing go is saved at once.
      await page.getByLabel('Journal des actes').fill('12');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await expect(page.getByText('C’est enregistré.')).toBeVisible();
      await page.goto(SETTINGS);
      await expect(page.getByLabel('Journal des actes')).toHaveValue('12');
      await page.goto('/t/tours-joue/journal');
      await expect(page.getByRole('cell', { name: 'réglages changés' }).first()).toBeVisible();
    });

    test('who has no code cannot ask the others for one', async ({ page }) => {
      await signInAs(page, 'administration');
      await page.goto(SETTINGS);
      await page.getByRole('checkbox', { name: /Demander un code/ }).check();
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await expect(page.getByRole('alert')).toContainText('Ajoutez d’abord un code à votre propre compte');
      await expect(page.getByRole('checkbox', { name: /Demander un code/ })).toBeChecked();
      if (javaScriptEnabled) await expectGood(page);
    });

    test('to whoever facilitates there are no settings', async ({ page }) => {
      await signInAs(page, 'animation');
      await expect(page.getByRole('banner').getByRole('link', { name: /Réglages/ })).toHaveCount(0);
      expect((await page.goto(SETTINGS))?.status()).toBe(404);
    });
  });

test('in English too', async ({ page }) => {
  await signInAs(page, 'administration');
  await page.goto(`/en${SETTINGS}`);
  await expect(page.getByRole('heading', { level: 1, name: /Settings of Tours/ })).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'settings-en');
});
