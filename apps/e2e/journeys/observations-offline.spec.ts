import { readFile } from 'node:fs/promises';
import { aPicture } from '../src/a-picture.ts';
import { expectGood } from '../src/accessibility.ts';
import { alive, expect, open, type Page, signInAs, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import { inDeviceDatabase } from '../src/questionnaire.ts';

/** Noted where there is no network: it waits in the outbox with its photo, and arrives once. */
test.use({ viewport: { width: 360, height: 740 }, contextOptions: { reducedMotion: 'reduce' } });

const FORM = '/t/tours-joue/proposer/observation';
const PROPOSALS = '**/api/territories/tours-joue/proposals';

const main = (page: Page) => page.getByRole('main');
const send = (page: Page) => page.getByRole('button', { name: 'Envoyer l’observation' }).click();

async function note(page: Page, practice: string, area = 'sanitas') {
  await page.getByLabel('Ici, on fait… (obligatoire)').fill(practice);
  await page.getByLabel('Familles').check();
  await page.getByLabel('Thème (obligatoire)').selectOption('education');
  await page.getByLabel('Quartier', { exact: true }).selectOption(area);
}

async function openBeforehand(page: Page) {
  await open(page, FORM);
  await expect.poll(() => inDeviceDatabase(page, 'kept')).toEqual(['/envois', FORM]);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** How many proposals of this name wait to be reviewed. */
async function arrived(page: Page, practice: string): Promise<number> {
  const context = await page.context().browser()!.newContext({ baseURL: process.env.OBSERVATORY! });
  const desk = await context.newPage();
  await signInAs(desk, 'animation');
  const answer = await desk.request.get('/api/territories/tours-joue/proposals?kind=new-observation');
  const { proposals } = (await answer.json()) as { proposals: { name: string }[] };
  await context.close();
  return proposals.filter(({ name }) => name === practice).length;
}

test('opened beforehand, noted with a photo without a network, taken to a file, sent later, there once', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const practice = 'On partage sa connexion au pied de l’immeuble';
  await openBeforehand(page);
  await context.setOffline(true);
  await page.reload();
  await alive(page);
  await note(page, practice);
  await page.getByLabel('Prendre ou choisir une photo').setInputFiles(await aPicture(page));
  await page.getByLabel('Décrivez la photo en une phrase (obligatoire)').fill('Un pied d’immeuble');
  await send(page);
  await expect(page.getByRole('heading', { name: 'Votre observation attend' })).toBeFocused();
  await expect(page.getByText('Pas de réseau : l’observation reste sur cet appareil')).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'observation-waiting');

  // Another one, on the page that is kept.
  await page.getByRole('link', { name: 'Noter une autre observation' }).click();
  await expect(page.getByLabel('Ici, on fait… (obligatoire)')).toHaveValue('');
  await page.getByRole('link', { name: '1 observation attend d’être envoyée' }).click();
  await expect(page.getByRole('heading', { name: '1 observation attend' })).toBeVisible();
  await expect(main(page).getByText(practice)).toBeVisible();
  await expect(page.getByRole('img', { name: 'Avec une photo : Un pied d’immeuble' })).toBeVisible();
  await page.getByRole('button', { name: 'Réessayer maintenant' }).click();
  await expect(page.getByText('pas de réseau. Elle partira seule')).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'outbox-observation');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer ce qui attend dans un fichier' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    ...{ format: 'belvedere/outbox', version: 2, responses: [] },
    observations: [{ territory: 'tours-joue', values: { practice }, photo: { text: 'Un pied d’immeuble' } }],
  });

  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: '1 observation attend' })).toHaveCount(0, {
    timeout: 60_000,
  });
  expect(await arrived(page, practice)).toBe(1);

  // The file once more, as another device would: it is the same.
  await page
    .getByLabel('Reprendre un fichier')
    .setInputFiles({ name: 'waiting.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(page.getByRole('status').filter({ hasText: '1 reçue' })).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => inDeviceDatabase(page, 'observations')).toEqual([]);
  expect(await arrived(page, practice)).toBe(1);
});

test('an answer that is lost on the way back makes no second observation', async ({ page }) => {
  const practice = 'On scanne ses papiers à l’accueil';
  await open(page, FORM);
  await note(page, practice);
  let cut = 0;
  await page.route(PROPOSALS, async (route) => {
    await route.fetch();
    cut += 1;
    await route.abort('connectionreset');
  });
  await send(page);
  await expect(page.getByText('Pas de réseau : l’observation reste sur cet appareil')).toBeVisible();
  expect(cut).toBe(1);
  expect(await arrived(page, practice)).toBe(1);
  await page.unroute(PROPOSALS);
  await page.getByRole('link', { name: 'Voir ce qui attend' }).click();
  await alive(page);
  // By itself, in this page or in the background.
  await expect.poll(() => inDeviceDatabase(page, 'observations'), { timeout: 60_000 }).toEqual([]);
  expect(await arrived(page, practice)).toBe(1);
});

test('what is refused stays on screen to be corrected, and what waits to be corrected stays on the device', async ({
  page,
  context,
}) => {
  await openBeforehand(page);
  await note(page, 'On montre ses photos de voyage');
  const day = page.getByLabel('Vu le (obligatoire)');
  await day.evaluate((input) => input.removeAttribute('max'));
  await day.fill('2126-01-01');
  await send(page);
  await expect(page.getByRole('alert')).toContainText('Un jour passé, ou aujourd’hui.');
  await expect(page.getByLabel('Ici, on fait… (obligatoire)')).toHaveValue('On montre ses photos de voyage');
  expect(await inDeviceDatabase(page, 'observations')).toEqual([]);

  await context.setOffline(true);
  await send(page);
  await expect(page.getByRole('heading', { name: 'Votre observation attend' })).toBeVisible();
  await context.setOffline(false);
  await open(page, '/envois');
  await page.getByRole('button', { name: 'Réessayer maintenant' }).click();
  await expect(page.getByText('À corriger.', { exact: true })).toBeVisible();
  await expectGood(page);
  await page.reload();
  await expect(page.getByText('À corriger.', { exact: true })).toBeVisible();
  // Back in its form, as it was typed.
  await page.getByRole('link', { name: 'Corriger' }).click();
  await expect(page.getByLabel('Ici, on fait… (obligatoire)')).toHaveValue('On montre ses photos de voyage');
  await expect(page.getByRole('alert')).toContainText('Un jour passé, ou aujourd’hui.');
  await page.goto('/envois');
  await page.getByText('Effacer cette observation').click();
  await page.getByRole('button', { name: 'Oui, effacer de cet appareil' }).click();
  await expect(page.getByText('À corriger.', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'C’est effacé' })).toBeFocused();
});

test('what was refused is corrected in its form, photo included, and arrives under the same id', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const practice = 'On répare les téléphones entre voisins';
  await openBeforehand(page);
  await note(page, practice);
  await page.getByLabel('Prendre ou choisir une photo').setInputFiles(await aPicture(page));
  await page.getByLabel('Décrivez la photo en une phrase (obligatoire)').fill('Un établi');
  const day = page.getByLabel('Vu le (obligatoire)');
  await day.evaluate((input) => input.removeAttribute('max'));
  await day.fill('2126-01-01');
  await context.setOffline(true);
  await send(page);
  await expect(page.getByRole('heading', { name: 'Votre observation attend' })).toBeVisible();
  const before = await inDeviceDatabase(page, 'observations');
  expect(before).toHaveLength(1);
  await context.setOffline(false);
  await open(page, '/envois');
  await page.getByRole('button', { name: 'Réessayer maintenant' }).click();
  await page.getByRole('link', { name: 'Corriger' }).click();
  await expect(page.getByLabel('Ici, on fait… (obligatoire)')).toHaveValue(practice);
  await expect(page.getByLabel('Familles')).toBeChecked();
  await expect(page.getByRole('img', { name: 'Un établi' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Un jour passé, ou aujourd’hui.');
  await expectGood(page);
  await screenshot(page, 'observation-correcting');

  // Refused once more, and left: it waits still, as it was typed last.
  await day.evaluate((input) => input.removeAttribute('max'));
  await day.fill('2126-02-02');
  await send(page);
  await expect(page.getByRole('alert')).toContainText('Un jour passé, ou aujourd’hui.');
  expect(await inDeviceDatabase(page, 'observations')).toEqual(before);
  await page.reload();
  await expect(day).toHaveValue('2126-02-02');
  // Half a correction is kept as well.
  await page.getByLabel('Ici, on fait… (obligatoire)').fill(`${practice}, le samedi`);
  await page.getByLabel('Avec quel outil').fill('Un tournevis');
  await page.goto('/envois');
  await page.getByRole('link', { name: 'Corriger' }).click();
  await expect(page.getByLabel('Ici, on fait… (obligatoire)')).toHaveValue(`${practice}, le samedi`);
  await expect(page.getByRole('img', { name: 'Un établi' })).toBeVisible();

  await day.fill('2026-01-02');
  await send(page);
  await expect(page).toHaveURL(/\/proposer\/merci/);
  expect(await inDeviceDatabase(page, 'observations')).toEqual([]);
  expect(await arrived(page, `${practice}, le samedi`)).toBe(1);
  // Its way back is gone with it.
  await page.goto(`${FORM}?corriger=${before[0]!}`);
  await expect(page.getByText('Il n’y a rien à corriger ici')).toBeVisible();
});
