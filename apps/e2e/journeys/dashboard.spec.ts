import { readFile } from 'node:fs/promises';
import type { APIRequestContext, Locator } from '@playwright/test';
import { expectAccessible } from '../src/accessibility.ts';
import { readCsv } from '../src/csv.ts';
import { alive, expect, expectNoSidewaysScroll, open, type Page, test } from '../src/journey.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';

/** J6, the reading part: someone looks up a usage, by neighbourhood, and takes the figures along. */
const DASHBOARD = '/t/tours-joue/tableau-de-bord';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const headline = (page: Page) => page.getByTestId('headline');
const title = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2 }).first();
const map = (page: Page) => page.getByRole('group', { name: /carte des zones/ });

async function choose(page: Page, field: string, option: string): Promise<void> {
  const select = page.getByLabel(field, { exact: true });
  await select.focus();
  await select.selectOption({ label: option });
}

/** Notes each word that a canvas writes, and where: a chart has no other words. */
function noteDrawnWords() {
  const drawn = ((window as unknown as { drawn: Record<string, string> }).drawn = {});
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its context just below
  const original = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
    Object.assign(drawn, { [`${text} at ${String(Math.round(y))}`]: text });
    original.call(this, text, x, y, ...rest);
  };
}
const drawnWords = (page: Page) =>
  page.evaluate(() => Object.values((window as unknown as { drawn: Record<string, string> }).drawn));

/** The cells of the table, line by line, with the spaces of every kind made plain. */
async function tableOf(page: Page): Promise<string[][]> {
  const lines = await page.getByRole('main').getByRole('row').all();
  const texts = await Promise.all(lines.map((line) => line.locator('th, td').allInnerTexts()));
  return texts.map((cells) => cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()));
}

async function csvOf(page: Page, request: APIRequestContext): Promise<string[][]> {
  const link = page.getByRole('link', { name: 'Télécharger le tableau (CSV)' });
  const answer = await request.get((await link.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toContain('text/csv');
  expect(answer.headers()['content-disposition']).toContain('attachment');
  return readCsv(await answer.text(), ';');
}

test('every choice is in the address, a reload keeps it, and back undoes it', async ({ page }) => {
  await open(page, DASHBOARD);
  const first = await title(page).innerText();

  await choose(page, 'Thème', 'Emploi');
  await expect(page).toHaveURL(/[?&]theme=employment&zones=neighbourhood$/);
  await choose(page, 'Indicateur', 'Sait envoyer un CV en ligne');
  await expect(page).toHaveURL(/theme=employment&indicateur=cv-online&zones=neighbourhood$/);
  await expect(title(page)).toHaveText('Sait envoyer un CV en ligne');
  await expect(page.getByLabel('Indicateur', { exact: true })).toBeFocused();
  const everyone = await headline(page).innerText();

  await choose(page, 'Découpage', 'Communes');
  await expect(page.getByRole('rowheader', { name: 'Joué-lès-Tours' })).toBeVisible();
  await choose(page, 'Âge', '25 à 39 ans');
  await expect(page.getByText(/Seulement.*25 à 39 ans/)).toBeVisible();
  await choose(page, 'Situation', 'J’ai un emploi');
  await expect(page).toHaveURL(/zones=commune&age=25-39&situation=employed$/);
  await expect(headline(page)).toBeVisible();

  const shown = await tableOf(page);
  await page.reload();
  expect(await tableOf(page)).toEqual(shown);
  await alive(page);

  await page.goBack();
  await expect(page).toHaveURL(/zones=commune&age=25-39$/);
  await page.goBack();
  await expect(page).toHaveURL(/indicateur=cv-online&zones=commune$/);
  await expect(page.getByLabel('Âge', { exact: true })).toHaveValue('');
  await page.goBack();
  await expect(page).toHaveURL(/indicateur=cv-online&zones=neighbourhood$/);
  await expect(headline(page)).toHaveText(everyone);
  await page.goBack();
  await expect(page).toHaveURL(/[?&]theme=employment&zones=neighbourhood$/);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${DASHBOARD}$`));
  await expect(title(page)).toHaveText(first);
});

test('figures that take the place of others are told, those that come with the page are not', async ({
  page,
}) => {
  const told = page.getByRole('main').getByRole('status');
  const people = /\d+\s% des [\d\s]+ personnes qui ont répondu/;
  await page.goto('/t/tours-joue');
  await alive(page);
  await page.getByRole('banner').getByRole('link', { name: 'Tableau de bord' }).click();
  await expect(headline(page)).toBeVisible();
  await expect(told).toHaveCount(1);
  await expect(told).toBeEmpty();

  await choose(page, 'Indicateur', 'Sait envoyer un CV en ligne');
  await expect(told).toHaveText(/^Nouveaux chiffres\s: Sait envoyer un CV en ligne, Quartiers\. /);
  await expect(told).toHaveText(people);
  await choose(page, 'Découpage', 'Communes');
  await expect(told).toHaveText(/, Communes\. /);
  await choose(page, 'Âge', '75 ans ou plus');
  await expect(told).toHaveText(/, «\s75 ans ou plus\s», Communes\. /);
  await page.goBack();
  await expect(told).toHaveText(/CV en ligne, Communes\. /);
  await choose(page, 'Âge', '75 ans ou plus');
  await choose(page, 'Situation', 'Je cherche un emploi');
  await expect(told).toHaveText(/Pas de chiffre à montrer avec ces critères$/);
  await expectAccessible(page);
  await page.reload();
  await alive(page);
  await expect(told).toBeEmpty();
});

test('a campaign that has ended keeps its results, one choice away', async ({ page }) => {
  await open(page, DASHBOARD);
  await choose(page, 'Enquête', 'Nos usages du numérique, campagne d’essai');
  await expect(page).toHaveURL(/enquete=usages-numeriques-essai/);
  await expect(page.getByRole('region').getByText(/des [34]\d\d personnes qui ont répondu/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Enquête', { exact: true })).toHaveValue('usages-numeriques-essai');
  await expectAccessible(page);
});

test('a figure says on how many answers it rests, when and how they were given, and by whom', async ({
  page,
}) => {
  await open(page, DASHBOARD);
  await expect(headline(page)).toHaveText(/^\d+\s%$/);
  await expect(page.getByText(/des 1\s?\d{3} personnes qui ont répondu/)).toBeVisible();
  await expect(page.getByText(/Réponses reçues du .* 2026 au .* 2026/)).toBeVisible();
  await expect(page.getByText(/Recueil\s: .*sur papier/)).toBeVisible();
  await expect(page.getByText('Répondants volontaires')).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'dashboard');
  await guidePicture(page, 'tableau-de-bord-choix', { height: 640 });
  await guidePicture(page, 'tableau-de-bord', { width: 1080, height: 800, top: title(page) });
  await guidePicture(page, 'tableau-de-bord-tableau', {
    top: page.getByRole('heading', { name: 'Tableau', exact: true }),
  });
});

test('what is withheld is so in the table, the chart, the map and the file alike', async ({
  page,
  request,
}) => {
  await page.addInitScript(noteDrawnWords);
  await open(page, `${DASHBOARD}?indicateur=renunciation&age=18-plus`);
  const [header = [], ...lines] = await tableOf(page);
  const [names = [], ...rows] = await csvOf(page, request);
  expect(rows.map(([name]) => name)).toEqual(lines.map(([name]) => name));

  // In the file each figure has two columns, people and percent; the base has one.
  for (const [index, line] of lines.entries()) {
    const row = rows[index] ?? [];
    for (let column = 1; column < header.length; column++) {
      const cell = (line[column] ?? '').replace(' *', '');
      const told = column === 1 ? [row[1]] : [row[2 * column - 2], row[2 * column - 1]];
      if (cell === 'masqué') for (const text of told) expect(text).not.toMatch(/\d/);
      else expect(Math.abs(decimal(told.at(-1)) - decimal(cell.replace(/[ %]/g, '')))).toBeLessThan(0.51);
    }
  }
  expect(names).toHaveLength(2 * header.length - 1);

  const withheld = lines.filter(([name, , share]) => share === 'masqué' && !/Sans|Tout/.test(name ?? ''));
  const shown = lines.filter(([name, , share]) => share !== 'masqué' && !/Sans|Tout/.test(name ?? ''));
  expect(withheld.length).toBeGreaterThan(0);
  expect(shown.length).toBeGreaterThan(0);
  for (const [name = '', , share = ''] of [...withheld, ...shown]) {
    const place = map(page).getByRole('link', {
      name: new RegExp(`^${name}\\s:\\s${share.replace(' ', '\\s')}`),
    });
    await expect(place).toHaveCount(1);
    if (share === 'masqué') await expectHatched(place);
    else await expect(place.locator('path')).toHaveAttribute('fill', /^var\(--step-\d\)$/);
  }
  // In the chart a word stands where a bar would be: one for each line that the table withholds.
  await expect
    .poll(async () => (await drawnWords(page)).filter((word) => word === 'masqué').length)
    .toBe(lines.filter(([name, , share]) => share === 'masqué' && !name?.startsWith('Sans')).length);
  await expect(page.getByText(/«\smasqué\s»\s: moins de 11 réponses/)).toBeVisible();
});

const decimal = (text = '') => Number(text.replace(',', '.'));

/** Told by a pattern, not by a colour of the scale. */
const expectHatched = (place: Locator) =>
  expect(place.locator('path')).toHaveAttribute('fill', /^url\(#.*withheld\)$/);

test('too few answers for any figure: the page says so, and how to look wider', async ({ page, request }) => {
  await open(page, `${DASHBOARD}?indicateur=smartphone&age=75-plus&situation=job-seeking`);
  await expect(page.getByText('Pas de chiffre à montrer avec ces critères')).toBeVisible();
  for (const line of (await tableOf(page)).slice(1))
    expect(new Set(line.slice(1)), line[0]).toEqual(new Set(['masqué']));
  for (const row of (await csvOf(page, request)).slice(1)) expect(row.slice(1).join('')).not.toMatch(/\d/);
  await expectAccessible(page);
  await screenshot(page, 'dashboard-too-few');
  await page.getByRole('link', { name: /sans «\s75 ans ou plus\s»/ }).click();
  await expect(headline(page)).toHaveText(/^\d+\s%$/);
});

test('the national figure stands where it compares, and nowhere else', async ({ page }) => {
  await open(page, `${DASHBOARD}?indicateur=renunciation`);
  await expect(page.getByText(/Repère\s:/)).toHaveCount(0);
  await choose(page, 'Âge', '18 ans et plus');
  await expect(page.getByText(/Repère\s: 32\s% \(France, 18 ans et plus, 2021, Insee/)).toBeVisible();
  await choose(page, 'Situation', 'Je suis à la retraite');
  await expect(page).toHaveURL(/situation=retired/);
  await expect(page.getByText(/Repère\s:/)).toHaveCount(0);
  await open(page, `${DASHBOARD}?indicateur=smartphone&age=18-plus`);
  await expect(page.getByText(/Repère\s:/)).toHaveCount(0);
});

test('the chart leaves as a picture', async ({ page }) => {
  await open(page, `${DASHBOARD}?indicateur=renunciation&age=18-plus`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Enregistrer le graphique (PNG)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('tours-joue_renunciation.png');
  const picture = await readFile(await download.path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  const colours = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) return 0;
    context.drawImage(image, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, picture.toString('base64'));
  // Bars, words and lines on a ground.
  expect(colours).toBeGreaterThan(10);
});

test('on paper: the figures without the controls, black on white', async ({ page }) => {
  await open(page, DASHBOARD);
  const controls = [
    page.getByRole('form', { name: 'Choix des chiffres' }),
    page.getByRole('link', { name: 'Télécharger le tableau (CSV)' }),
    page.getByRole('button', { name: 'Enregistrer le graphique (PNG)' }),
    page.getByRole('banner'),
  ];
  for (const control of controls) await expect(control).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const control of controls) await expect(control).toBeHidden();
  await expect(headline(page)).toBeVisible();
  await expect(map(page)).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByText('Données de démonstration')).toBeVisible();
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
});

test('the chart is read in the dark too, and on the paper of whoever reads in the dark', async ({ page }) => {
  await open(page, DASHBOARD);
  const names = page.locator('canvas');
  /** Where the names of the areas stand: how light the darkest and the lightest point are, of 255. */
  const lightness = () =>
    names.evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, Math.round(width / 5), height);
      const drawn: number[] = [];
      for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > 250) drawn.push(data[at + 1]!);
      return { darkest: Math.min(...drawn), lightest: Math.max(...drawn) };
    });
  await expect.poll(async () => (await lightness()).darkest).toBeLessThan(60);
  await page.getByRole('banner').getByRole('button', { name: 'Affichage sombre' }).click();
  await expect.poll(async () => (await lightness()).lightest).toBeGreaterThan(200);
  await page.emulateMedia({ media: 'print' });
  await expect.poll(async () => (await lightness()).lightest).toBeLessThan(60);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the form and the table work, the map is there', async ({ page }) => {
    await page.goto(DASHBOARD);
    await expect(map(page).getByRole('link').first()).toBeVisible();
    await choose(page, 'Indicateur', 'Dispose d’un ordinateur');
    await choose(page, 'Âge', '60 à 74 ans');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await expect(title(page)).toHaveText('Dispose d’un ordinateur');
    await expect(page.getByText(/Seulement.*60 à 74 ans/)).toBeVisible();
    await expect(page.getByRole('rowheader', { name: 'Tout le territoire' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Graphique' })).toBeHidden();
  });
});

test('in English, and on the narrowest screen without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, `/en${DASHBOARD}?indicateur=renunciation&age=18-plus`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByText(/^Reference: 32%/)).toBeVisible();
  await expect(page.getByRole('cell', { name: 'withheld' }).first()).toBeVisible();
  await expect(page.getByText('masqué')).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test('a campaign that is not there is a 404, an unknown choice is none', async ({ page }) => {
  const answer = await page.goto(`${DASHBOARD}?enquete=nulle-part`);
  expect(answer?.status()).toBe(404);
  const other = await page.goto(`${DASHBOARD}?indicateur=nulle-part&age=200&zones=lune`);
  expect(other?.status()).toBe(200);
  await expect(headline(page)).toBeVisible();
});
