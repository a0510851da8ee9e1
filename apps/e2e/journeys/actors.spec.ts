import { expectAccessible } from '../src/accessibility.ts';
import { expect, expectNoSidewaysScroll, open, type Page, test } from '../src/journey.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';

const LIST = '/t/tours-joue/acteurs';

const total = (page: Page) => page.getByRole('main').getByRole('status').first();
const names = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2 });
const map = (page: Page) => page.locator('canvas');

/** The number in "Emploi (12)" or "12 acteurs". */
const numberIn = (text: string) => Number(/\d+/.exec(text)?.[0]);

async function choose(page: Page, menu: string, choice: string): Promise<number> {
  const button = page.locator('summary', { hasText: menu });
  await button.click();
  const label = page.locator('details[open] label', { hasText: choice });
  const count = numberIn(await label.innerText());
  await label.click();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  return count;
}

test('filters and counts agree, the address says all, and back undoes', async ({ page }) => {
  await open(page, LIST);
  const everyone = await total(page).innerText();

  const employment = await choose(page, 'Thème', 'Emploi');
  await expect(page).toHaveURL(/theme=employment/);
  await expect(total(page)).toHaveText(`${String(employment)} acteurs`);

  const inSanitas = await choose(page, 'Quartier', 'Sanitas');
  await expect(page).toHaveURL(/theme=employment&quartier=sanitas/);
  await expect(total(page)).toContainText(`${String(inSanitas)} acteur`);
  await expect(names(page)).toHaveCount(inSanitas);
  const shown = await names(page).allInnerTexts();

  await page.reload();
  await expect(names(page)).toHaveText(shown);

  await page.getByRole('link', { name: 'Retirer le filtre Emploi' }).click();
  await expect(page).toHaveURL(/\?quartier=sanitas$/);
  await expect(total(page)).toBeFocused();

  await page.goBack();
  await expect(names(page)).toHaveText(shown);
  await page.goBack();
  await expect(total(page)).toHaveText(`${String(employment)} acteurs`);
  await page.getByRole('link', { name: 'Effacer les filtres' }).click();
  await expect(total(page)).toHaveText(everyone);
});

test('a word with a mistake still finds, while it is typed, and nothing typed is lost', async ({ page }) => {
  await open(page, LIST);
  const field = page.getByRole('searchbox');
  await field.pressSequentially('fabrique a clik', { delay: 60 });
  await expect(names(page).first()).toHaveText('La Fabrique à clics');
  await expect(field).toHaveValue('fabrique a clik');
  await expect(field).toBeFocused();
  await expect(page).toHaveURL(/recherche=fabrique/);
  // One step of the history, however many letters.
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${LIST}$`));
  await expect(field).toHaveValue('');
});

test('when nobody is found, the page says which filter to remove', async ({ page }) => {
  await open(page, `${LIST}?recherche=fabrique&type=prevention`);
  await expect(total(page)).toHaveText('0 acteur');
  await expect(page.getByText('Aucun acteur ne répond à tous ces critères')).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'actors-none');
  await page.getByRole('link', { name: 'sans Prévention' }).click();
  await expect(names(page).first()).toHaveText('La Fabrique à clics');
});

test('pages are links, and a page beyond the last is the last', async ({ page }) => {
  await page.goto(LIST);
  const first = await names(page).allInnerTexts();
  await page.getByRole('link', { name: 'Page 2' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(names(page).first()).not.toHaveText(first[0] ?? '');
  await page.goto(`${LIST}?page=900`);
  await expect(page).toHaveURL(/page=\d{1,2}$/);
  await expect(names(page).first()).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the form, the filters, the pages and the actors all work', async ({ page }) => {
    await page.goto(`${LIST}?vue=carte`);
    await expect(names(page).first()).toBeVisible();
    await page.locator('summary', { hasText: 'Aide' }).click();
    await page.locator('label', { hasText: 'Accès internet' }).click();
    await page.getByRole('button', { name: 'Afficher' }).locator('visible=true').click();
    await expect(page).toHaveURL(/service=internet-and-equipment/);
    const name = await names(page).first().innerText();
    await names(page).first().getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  });
});

test.describe('the map', () => {
  test('shows the same result beside the list, as one stop of the keyboard that can be skipped', async ({
    page,
    complaints,
  }) => {
    const tiles: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/tiles/')) tiles.push(`${String(response.status())} ${response.url()}`);
    });
    await open(page, `${LIST}?theme=employment`);
    await expect(map(page)).toBeVisible();
    await expect.poll(() => tiles.length).toBeGreaterThan(0);
    for (const tile of tiles) expect(tile).toMatch(/^(200|204) .*theme=employment/);

    await page.getByRole('link', { name: 'Passer la carte' }).focus();
    await page.keyboard.press('Tab');
    await expect(map(page)).toBeFocused();
    await page.keyboard.press('+');
    await expect(page).toHaveURL(/#carte=/);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('contentinfo').getByRole('link').first()).toBeFocused();
    await expectAccessible(page);
    await screenshot(page, 'actors-map');
    await guidePicture(page, 'acteurs');
    expect(complaints.console).toEqual([]);
  });

  test('looks where the address says', async ({ page }) => {
    const tiles: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/tiles/')) tiles.push(new URL(request.url()).pathname);
    });
    await open(page, `${LIST}#carte=15.5/47.38/0.7`);
    await expect(map(page)).toBeVisible();
    await expect.poll(() => tiles.some((path) => path.includes('/tiles/15/'))).toBe(true);
  });

  test('without WebGL a sentence stands in its place, and the list stays', async ({ page, complaints }) => {
    await page.addInitScript(() => {
      // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its canvas just below
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: []) {
        return kind.includes('webgl') ? null : original.call(this, kind, ...rest);
      } as typeof original;
    });
    await open(page, `${LIST}?vue=carte`);
    await expect(page.getByText('La carte ne peut pas s’afficher')).toBeVisible();
    await expect(names(page).first()).toBeVisible();
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(names(page).first()).toBeVisible();
    await expectAccessible(page);
    expect(complaints.console).toEqual([]);
  });

  test('without tiles it says so calmly, and tries again when asked', async ({ page }) => {
    let broken = true;
    await page.route('**/tiles/**', async (route) => {
      // Whether the button was pressed may be known a little after what it asks for.
      await page.waitForTimeout(50);
      await (broken ? route.abort() : route.continue());
    });
    await open(page, LIST);
    await expect(page.getByText('Les points de la carte n’ont pas pu être chargés')).toBeVisible();
    await expect(names(page).first()).toBeVisible();
    const again = page.getByRole('button', { name: 'Réessayer' });
    await expect(again).toBeVisible();
    // Mended by the press itself, no sooner: the map may ask on its own, and would take the button away.
    await page.exposeFunction('mend', () => (broken = false));
    await again.evaluate((button) =>
      button.addEventListener('click', () => void Reflect.get(window, 'mend')()),
    );
    await again.click();
    await expect(page.getByText('Les points de la carte n’ont pas pu être chargés')).toBeHidden();
  });

  test('does not come before the list on a small screen', async ({ page }) => {
    const programs: string[] = [];
    page.on('request', (request) => programs.push(request.url()));
    await page.setViewportSize({ width: 360, height: 740 });
    // Nothing that is still on its way either.
    await page.goto(LIST, { waitUntil: 'networkidle' });
    expect(programs.filter((url) => /worker|tiles/.test(url))).toEqual([]);
    await expectAccessible(page);
    await screenshot(page, 'actors-list-small');
    await page.getByRole('link', { name: 'Carte', exact: true }).click();
    await expect(map(page)).toBeVisible();
    await expect(names(page).first()).toBeHidden();
    await expect(page).toHaveURL(/vue=carte/);
    await page.goBack();
    await expect(names(page).first()).toBeVisible();
  });
});

test('from the list to an actor by keyboard: hours, contact, way', async ({ page }) => {
  await open(page, `${LIST}?recherche=fabrique+clics`);
  await page.getByRole('searchbox').focus();
  const link = page.getByRole('link', { name: 'La Fabrique à clics', exact: true });
  for (let tabs = 0; tabs < 12; tabs++) {
    await page.keyboard.press('Tab');
    if (await link.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('La Fabrique à clics');
  await expect(page.getByRole('table')).toContainText('9 h 30 – 12 h 30');
  await expect(page.getByText(/Ouvert maintenant, jusqu’à|Fermé, ouvre/)).toBeVisible();
  await expect(page.getByRole('link', { name: '02 61 91 10 02' })).toHaveAttribute('href', 'tel:0261911002');
  await expect(page.getByRole('link', { name: 'Itinéraire' })).toHaveAttribute('href', /openstreetmap\.org/);
  await expect(page.getByRole('link', { name: 'Sanitas' })).toHaveAttribute('href', /\/quartiers\/sanitas$/);
  await expect(page.getByText('Fiche fictive')).toBeVisible();
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(data ?? '')).toMatchObject({ name: 'La Fabrique à clics', telephone: '02 61 91 10 02' });
  await expectAccessible(page);
  await screenshot(page, 'actor');
  await guidePicture(page, 'acteur');
});

test('an actor that is not there is a 404 that leads somewhere', async ({ page }) => {
  const answer = await page.goto(`${LIST}/personne`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas');
});

test('in English, and on the narrowest screen without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of [
    `/en${LIST}?theme=employment&theme=education&ouvert=maintenant`,
    `/en${LIST}/la-fabrique-a-clics`,
  ]) {
    await open(page, address);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await expect(page.getByRole('heading', { name: 'Opening hours' })).toBeVisible();
  await expect(page.getByRole('table')).toContainText('9:30 – 12:30');
});
