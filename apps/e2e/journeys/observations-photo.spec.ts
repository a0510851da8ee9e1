import { aPicture } from '../src/a-picture.ts';
import { expectGood } from '../src/accessibility.ts';
import { expect, open, type Page, signInAs, test } from '../src/journey.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';

test.use({ viewport: { width: 360, height: 740 } });

const T = '/t/tours-joue';
const FORM = `${T}/proposer/observation`;
const CHOOSE = 'Prendre ou choisir une photo';
const TEXT = 'Décrivez la photo en une phrase (obligatoire)';

const main = (page: Page) => page.getByRole('main');
const send = (page: Page) => page.getByRole('button', { name: 'Envoyer l’observation' }).click();

async function note(page: Page, practice: string) {
  await page.getByLabel('Ici, on fait… (obligatoire)').fill(practice);
  await page.getByLabel('Familles').check();
  await page.getByLabel('Thème (obligatoire)').selectOption('education');
  await page.getByLabel('Quartier', { exact: true }).selectOption('sanitas');
}

/** The desk of whoever facilitates, at a proposal of this name. */
async function atDesk(page: Page, practice: string) {
  const desk = await page.context().browser()!.newPage({ baseURL: process.env.OBSERVATORY! });
  await signInAs(desk, 'animation');
  await desk.goto(`${T}/moderation?kind=new-observation`);
  await desk.getByRole('link', { name: practice }).click();
  await expect(desk.getByRole('heading', { level: 1, name: practice })).toBeVisible();
  return desk;
}

test('a photo is chosen, seen, taken back, described, reviewed, and shows with the observation', async ({
  page,
}) => {
  const practice = 'On révise à plusieurs sur une tablette';
  await open(page, FORM);
  await note(page, practice);
  await expect(page.getByText('jamais quelqu’un qu’on peut reconnaître')).toBeVisible();
  await page.getByLabel(CHOOSE).setInputFiles({
    ...{ name: 'photo.jpg', mimeType: 'image/jpeg' },
    buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
  });
  await expect(page.getByText('Votre navigateur ne sait pas lire cette image')).toBeVisible();
  await expectGood(page);

  const picture = await aPicture(page, 'image/png');
  await page.getByLabel(CHOOSE).setInputFiles(picture);
  await expect(page.getByRole('status').filter({ hasText: 'Photo prête' })).toBeVisible();
  await page.getByRole('button', { name: 'Retirer la photo' }).click();
  await expect(page.getByLabel(CHOOSE)).toBeFocused();
  await expect(page.getByLabel(TEXT)).toHaveCount(0);

  await page.getByLabel(CHOOSE).setInputFiles(picture);
  await page.getByLabel(TEXT).fill('Une tablette posée sur une table');
  const preview = main(page).getByRole('img', { name: 'Une tablette posée sur une table' });
  expect(await preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
  await expectGood(page);
  await screenshot(page, 'observation-photo');
  await guidePicture(page, 'observation-photo', {
    width: 500,
    top: page.getByText('Une photo', { exact: true }),
  });
  await send(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();

  const desk = await atDesk(page, practice);
  const seen = main(desk).getByRole('img', { name: 'Une tablette posée sur une table' });
  await expect.poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
  // What waits is for nobody else.
  const address = (await seen.getAttribute('src'))!;
  expect((await page.request.get(address)).status()).toBe(404);
  await expectGood(desk);
  await screenshot(desk, 'observation-photo-review');
  await desk.getByRole('button', { name: /^Tout accepter/ }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'accepté et publié' })).toBeVisible();
  await desk.close();

  await page.goto(`${T}/observations?recherche=tablette`);
  const shown = main(page).getByRole('img', { name: 'Une tablette posée sur une table' });
  await shown.scrollIntoViewIfNeeded();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
  await expectGood(page);
  await screenshot(page, 'observations-photo');
});

test('a photo that is still being read holds the observation back', async ({ page }) => {
  // As on a telephone that is slow: until it is told to go on.
  await page.addInitScript(() => {
    const read = createImageBitmap as (...given: unknown[]) => Promise<ImageBitmap>;
    const goOn = new Promise((resolve) => addEventListener('go-on', resolve));
    Object.assign(window, {
      createImageBitmap: async (...given: unknown[]) => {
        await goOn;
        return read(...given);
      },
    });
  });
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1;
  });
  await open(page, FORM);
  await note(page, 'On photographie son courrier pour le faire lire');
  await page.getByLabel(CHOOSE).setInputFiles(await aPicture(page));
  const said = page.getByRole('status');
  await expect(said.filter({ hasText: 'Préparation de la photo' })).toBeVisible();
  await send(page);
  await expect(page.getByLabel(CHOOSE)).toBeFocused();
  expect(sent).toBe(0);

  await page.evaluate(() => dispatchEvent(new Event('go-on')));
  await expect(said.filter({ hasText: 'Photo prête' })).toBeVisible();
  await page.getByLabel(TEXT).fill('Une lettre posée sur un comptoir');
  await send(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();
});

test('a note is taken without its photo, which is then gone', async ({ page }) => {
  const practice = 'On recharge son titre de transport au comptoir';
  await open(page, FORM);
  await note(page, practice);
  await page.getByLabel(CHOOSE).setInputFiles(await aPicture(page));
  await page.getByLabel(TEXT).fill('Un comptoir');
  await send(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();
  const desk = await atDesk(page, practice);
  await desk.getByLabel('Prendre « Photo »').uncheck();
  await desk.getByRole('button', { name: /^Accepter/ }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'publi' })).toBeVisible();
  await desk.close();
  await page.goto(`${T}/observations?recherche=comptoir`);
  await expect(main(page).getByText(practice)).toBeVisible();
  await expect(main(page).getByRole('img')).toHaveCount(0);
});

test('the place is tapped on a map', async ({ page }) => {
  await open(page, FORM);
  await note(page, 'On demande où est l’écrivain public');
  await page.getByLabel('Quartier', { exact: true }).selectOption('');
  await page.getByRole('button', { name: 'Montrer l’endroit sur une carte' }).click();
  const map = page.getByRole('region', { name: 'Carte : touchez l’endroit où vous l’avez vu' });
  await expect(map.locator('canvas')).toBeVisible();
  await expectGood(page);
  await map.click();
  await expect(page.getByRole('status').filter({ hasText: 'Position trouvée' })).toBeVisible();
  await expect(map.locator('.maplibregl-marker')).toBeVisible();
  await screenshot(page, 'observation-place');
  await page.getByRole('button', { name: 'Retirer la position' }).click();
  await expect(page.getByRole('button', { name: 'Utiliser ma position' })).toBeFocused();
  await expect(map.locator('.maplibregl-marker')).toHaveCount(0);
  await map.click();
  await expect(page.getByRole('status').filter({ hasText: 'Position trouvée' })).toBeVisible();
  await send(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('there is no photo, and it is said', async ({ page }) => {
    await page.goto(FORM);
    // Chromium shows no <noscript> when scripts are switched off for a test.
    expect(await (await page.request.get(FORM)).text()).toContain('une observation s’envoie sans photo');
    await expect(page.locator('input[type=file]')).toHaveCount(0);
  });
});
