import { expectGood } from '../src/accessibility.ts';
import { expect, signInAs, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import { linkSentTo } from '../src/start-mailbox.ts';

const MEMBER = 'membre@demonstration.example';

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled, viewport: { width: 1280, height: 800 } });

    test('an administrator sees that a mail left, and not the link that was in it', async ({ page }) => {
      await page.goto('/connexion');
      const asked = page.getByRole('form', { name: 'Sans mot de passe' });
      await asked.getByLabel('Adresse de courriel').fill(MEMBER);
      await linkSentTo(MEMBER, () => asked.getByRole('button', { name: 'Recevoir un lien' }).click());

      await signInAs(page, 'administration');
      await page.getByRole('banner').locator('summary', { hasText: 'Sacha' }).click();
      await page
        .getByRole('banner')
        .getByRole('link', { name: /Courriels/ })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: 'Courriels' })).toBeVisible();
      await page.getByLabel('État').selectOption('parti');
      await page.getByLabel('Adresse, ou une partie').fill('membre@');
      await page.getByRole('button', { name: 'Filtrer' }).click();
      await expect(page).toHaveURL(/state=sent/);
      const row = page.getByRole('row').filter({ hasText: MEMBER }).first();
      await expect(row.getByRole('cell', { name: 'Lien de connexion' })).toBeVisible();
      if (javaScriptEnabled) {
        await expectGood(page);
        await screenshot(page, 'mails');
      }
      await row.getByRole('link', { name: new RegExp(`Ouvrir le courriel pour ${MEMBER}`) }).click();
      await expect(page.getByText('son contenu a été effacé quand il est parti')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Renvoyer' })).toHaveCount(0);
      if (javaScriptEnabled) await expectGood(page);

      await page.goto('/t/tours-joue/courriels?search=personne-de-ce-nom');
      await expect(page.getByText('Aucun courriel ne correspond.')).toBeVisible();
      if (javaScriptEnabled) await expectGood(page);
    });

    test('a person chooses when to be written to', async ({ page }) => {
      await signInAs(page, 'membre');
      await page.goto('/compte/notifications');
      const discussions = page.getByLabel('Discussions');
      const chosen = javaScriptEnabled ? 'weekly' : 'none';
      await discussions.selectOption(chosen);
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await expect(page.getByRole('status')).toBeVisible();
      await page.reload();
      await expect(discussions).toHaveValue(chosen);
      if (javaScriptEnabled) {
        await expectGood(page);
        await screenshot(page, 'notifications');
      }
    });
  });

test('to whoever administrates nothing there is no outbox', async ({ page }) => {
  expect((await page.goto('/t/tours-joue/courriels'))?.status()).toBe(404);
  await signInAs(page, 'animation');
  expect((await page.goto('/t/tours-joue/courriels'))?.status()).toBe(404);
});

test('a link of unsubscription that is not whole says what to do', async ({ page }) => {
  for (const token of ['', 'abc', '00000000-0000-4000-8000-000000000000.digest.forged']) {
    expect((await page.goto(`/desinscription?token=${token}`))?.status()).toBe(404);
    await expect(page.getByText('Ouvrez-le depuis le message')).toBeVisible();
  }
  await expectGood(page);
});
