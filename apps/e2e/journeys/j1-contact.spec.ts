import { randomUUID } from 'node:crypto';
import { expectGood } from '../src/accessibility.ts';
import { expect, type Page, signInAs, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import { CAMPAIGN, TERRITORY } from '../src/questionnaire.ts';

test.use({ viewport: { width: 360, height: 740 }, contextOptions: { reducedMotion: 'reduce' } });

const leave = async (page: Page, email: string, agree = true) => {
  await page.goto(`${TERRITORY}/contact`);
  await page.getByLabel('Votre adresse électronique').fill(email);
  if (agree) await page.getByLabel(/J’accepte/).check();
  await page.getByRole('button', { name: 'Laisser mon adresse' }).click();
};

test('the notice is there before the first question, whole behind one press', async ({ page }) => {
  await page.goto(CAMPAIGN);
  await expect(page.getByText(/^Responsable des réponses/)).toBeVisible();
  await expect(page.getByText('Une mission d’intérêt public (RGPD, article 6, 1, e).')).toBeHidden();
  await page.getByText('À lire avant de répondre').click();
  for (const said of [
    'Une mission d’intérêt public (RGPD, article 6, 1, e).',
    'donnees@observatoire.example',
  ])
    await expect(page.getByText(said)).toBeVisible();
  await expect(page.getByText(/Toute personne de 15 ans et plus/)).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'j1-notice');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('an address is left only with one’s consent', async ({ page }) => {
    await leave(page, 'lea@essai.example', false);
    await expect(page.getByText('Sans votre accord, l’adresse n’est pas enregistrée.')).toBeVisible();
    await expect(page.getByLabel('Votre adresse électronique')).toHaveValue('lea@essai.example');
    await page.getByLabel(/J’accepte/).check();
    await page.getByRole('button', { name: 'Laisser mon adresse' }).click();
    await expect(page.getByText('C’est noté')).toBeVisible();
  });
});

test('five people leave an address; whoever facilitates reads them, mixed, and erases one', async ({
  page,
}) => {
  const emails = Array.from({ length: 5 }, () => `${randomUUID().slice(0, 8)}@essai.example`);
  for (const email of emails) {
    await leave(page, email);
    await expect(page.getByText('C’est noté')).toBeVisible();
  }
  await expectGood(page);
  await page.goto(`${TERRITORY}/contact`);
  await expectGood(page);
  await screenshot(page, 'j1-contact');

  await signInAs(page, 'animation');
  await page.goto(`${TERRITORY}/contacts`);
  // Somebody may have left one before, so that the last of ours still waits.
  const shown = [];
  for (const email of emails) if (await page.getByRole('link', { name: email }).count()) shown.push(email);
  expect(shown.length).toBeGreaterThan(0);
  await expectGood(page);
  await screenshot(page, 'contacts');
  const erased = shown[0]!;
  await page.getByText(`Effacer la demande de ${erased}`).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: erased })
    .getByRole('button', { name: 'Oui, effacer cette demande' })
    .click();
  await expect(page.getByText('La demande est effacée.')).toBeVisible();
  await expect(page.getByRole('link', { name: erased })).toHaveCount(0);
});
