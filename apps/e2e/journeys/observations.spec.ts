import { expectGood } from '../src/accessibility.ts';
import { expect, type Page, signInAs, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';

const PHONE = { width: 360, height: 740 };
const T = '/t/tours-joue';

const main = (page: Page) => page.getByRole('main');

/** Fills in all but the place. */
async function note(page: Page, practice: string) {
  await page.getByLabel('Ici, on fait… (obligatoire)').fill(practice);
  await page.getByLabel('Avec quel outil').fill('Un vieux téléphone');
  await page.getByLabel('Personnes âgées').check();
  await page.getByLabel('Thème (obligatoire)').selectOption('citizenship');
}
const send = (page: Page) => page.getByRole('button', { name: 'Envoyer l’observation' }).click();

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled, viewport: PHONE });

    test('a usage is noted on a phone, accepted by who facilitates, and shows on the list and in its neighbourhood', async ({
      page,
      browser,
    }) => {
      const practice = `On imprime à la laverie, essai ${javaScriptEnabled ? 'avec' : 'sans'} scripts`;
      await page.goto(`${T}/observations`);
      await page.getByRole('link', { name: 'Dire ce qui se fait ici' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Ici, on fait…' })).toBeVisible();
      if (javaScriptEnabled) {
        await expectGood(page);
        await screenshot(page, 'observation-form');
      }

      // A day to come, from a browser whose calendar offers it: said at the field, and what was typed stays.
      await note(page, practice);
      await page.getByLabel('Quartier', { exact: true }).selectOption('sanitas');
      const day = page.getByLabel('Vu le (obligatoire)');
      await day.evaluate((input) => input.removeAttribute('max'));
      await day.fill('2126-01-01');
      await send(page);
      await expect(page.getByRole('alert')).toContainText('Un jour passé, ou aujourd’hui.');
      await expect(page.getByLabel('Ici, on fait… (obligatoire)')).toHaveValue(practice);
      await expect(page.getByLabel('Personnes âgées')).toBeChecked();
      await expect(page.getByLabel('Quartier', { exact: true })).toHaveValue('sanitas');
      if (javaScriptEnabled) await expectGood(page);
      await page.getByLabel('Vu le (obligatoire)').fill('2026-11-20');
      await send(page);
      await expect(page.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();

      // Nothing shows before it is accepted.
      await page.getByRole('link', { name: 'Voir les observations' }).click();
      await expect(main(page).getByText('On prend rendez-vous à plusieurs')).toBeVisible();
      await expect(main(page).getByText(practice)).toHaveCount(0);

      const context = await browser.newContext({ baseURL: process.env.OBSERVATORY! });
      const desk = await context.newPage();
      await signInAs(desk, 'animation');
      await desk.goto(`${T}/moderation?kind=new-observation`);
      await desk.getByRole('link', { name: practice }).click();
      await expect(desk.getByRole('heading', { level: 1, name: practice })).toBeVisible();
      await expect(desk.getByText('Observation de terrain', { exact: true })).toBeVisible();
      await expect(main(desk).getByText('Personnes âgées')).toBeVisible();
      await expect(main(desk).getByText('Sanitas')).toBeVisible();
      if (javaScriptEnabled) {
        await expectGood(desk);
        await screenshot(desk, 'observation-review');
      }
      await desk.getByRole('button', { name: /^(Tout accepter|Accepter)/ }).click();
      await expect(desk.getByRole('status').filter({ hasText: 'accepté et publié' })).toBeVisible();
      await context.close();

      await page.goto(`${T}/observations`);
      await page.getByLabel('Mots cherchés').fill('laverie');
      await page.getByRole('button', { name: 'Afficher' }).click();
      await expect(page).toHaveURL(/recherche=laverie/);
      await expect(main(page).getByText(practice)).toBeVisible();
      await expect(main(page).getByText('On prend rendez-vous à plusieurs')).toHaveCount(0);
      await page.goto(`${T}/quartiers/sanitas`);
      await expect(main(page).getByText(practice)).toBeVisible();
      await page.getByRole('link', { name: 'Toutes les observations de ce quartier' }).click();
      await expect(page.getByLabel('Quartier')).toHaveValue('sanitas');
      await expect(main(page).getByText(practice)).toBeVisible();
      await expect(main(page).getByText('On dicte son CV')).toHaveCount(0);
    });
  });

test.describe('where the device says where it is', () => {
  test.use({
    viewport: PHONE,
    permissions: ['geolocation'],
    geolocation: { longitude: 2.35, latitude: 48.85 },
  });

  test('a place outside of the territory is refused, and may be removed; one inside needs no list', async ({
    page,
    context,
  }) => {
    await page.goto(`${T}/proposer/observation`);
    await page.getByRole('button', { name: 'Utiliser ma position' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Position trouvée' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Retirer la position' })).toBeFocused();
    await note(page, 'On demande son chemin à voix haute');
    await send(page);
    await expect(page.getByRole('alert')).toContainText('en dehors du territoire');
    await expectGood(page);
    await page.getByRole('button', { name: 'Retirer la position' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Position retirée' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Utiliser ma position' })).toBeFocused();
    await context.setGeolocation({ longitude: 0.697812, latitude: 47.381234 });
    await page.getByRole('button', { name: 'Utiliser ma position' }).click();
    await expect(page.getByRole('button', { name: 'Retirer la position' })).toBeVisible();
    // Where it was exactly is nowhere: what the page holds, keeps and sends is rough already.
    const held = page.locator('input[name=position]');
    await expect(held).toHaveValue(/^47\.38\d+, 0\.69\d+$/);
    await expect(held).not.toHaveValue(/47\.3812[34]|0\.6978[01]/);
    await send(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();
  });
});

test('the list says what it is, what it lacks, and how to go on, in both languages', async ({ page }) => {
  await page.goto(`${T}/observations`);
  await expectGood(page);
  await screenshot(page, 'observations');
  await page.goto(`${T}/observations?recherche=introuvable`);
  await expect(page.getByText('Aucune observation ne répond à ces critères')).toBeVisible();
  await expectGood(page);
  await page.getByRole('link', { name: 'Voir toutes les observations' }).click();
  await expect(main(page).getByText('On prend rendez-vous à plusieurs')).toBeVisible();
  await page.goto(`/en${T}/observations?pour=job-seekers`);
  await expect(page.getByRole('heading', { level: 1, name: 'Field observations' })).toBeVisible();
  await expect(page.getByLabel('For whom')).toHaveValue('job-seekers');
  await expect(main(page).getByText('On dicte son CV')).toBeVisible();
  await expectGood(page);
  await page.getByRole('link', { name: 'Say what people do here' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Here, people…' })).toBeVisible();
  await expectGood(page);
});
