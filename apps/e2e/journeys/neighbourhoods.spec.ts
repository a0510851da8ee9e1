import { expectAccessible } from '../src/accessibility.ts';
import { expect, expectNoSidewaysScroll, open, test } from '../src/journey.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';

/** A resident looks up her neighbourhood: what people say, what is observed, what there is. */
const LIST = '/t/tours-joue/quartiers';

test('from the list to a neighbourhood, by the keyboard', async ({ page }) => {
  await open(page, LIST);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Joué-lès-Tours', 'Tours']);
  await expectAccessible(page);
  await screenshot(page, 'neighbourhoods');
  const link = page.getByRole('main').getByRole('link', { name: 'Sanitas', exact: true });
  await page.getByRole('navigation', { name: 'Vous êtes ici' }).getByRole('link').focus();
  for (let tabs = 0; tabs < 20; tabs++) {
    await page.keyboard.press('Tab');
    if (await link.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sanitas');
  await expect(page).toHaveURL(/\/quartiers\/sanitas$/);
});

test('one page tells what residents say, what is observed and what is on offer', async ({ page }) => {
  await open(page, `${LIST}/sanitas`);
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
    'Ce que disent les habitants',
    'Ce qui est observé',
    'Ce qui est proposé',
    'Contours',
  ]);
  await expect(page.getByText(/^\d{3} personnes ont répondu$/)).toBeVisible();
  await expect(page.getByText('3 espaces publics numériques dans le quartier')).toBeVisible();
  await expect(page.getByText(/ne représentent pas toute la population/)).toBeVisible();
  await expect(page.getByText('On prend rendez-vous à plusieurs')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Toutes les observations de ce quartier' })).toBeVisible();
  await expect(page.getByText(/Contours approximatifs/)).toBeVisible();
  const figures = page.getByRole('table');
  await expect(figures.getByRole('rowheader', { name: 'Emploi', exact: true })).toBeVisible();
  const ofComputers = figures.getByRole('row', { name: /Dispose d’un ordinateur/ });
  const share = await ofComputers.getByRole('strong').innerText();
  expect(share).toMatch(/^\d+\s%$/);
  await expect(ofComputers).toContainText(/n\s=\s\d{3}/);
  await expectAccessible(page);
  await screenshot(page, 'neighbourhood');
  await guidePicture(page, 'quartier', { height: 900 });

  // The dashboard tells the same figure.
  await figures.getByRole('link', { name: 'Dispose d’un ordinateur' }).click();
  await expect(page.getByRole('heading', { name: 'Dispose d’un ordinateur' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Sanitas/ })).toContainText(share);
  await page.goBack();

  // All its actors are those of the filtered list.
  const count = Number(/\d+/.exec(await page.getByRole('heading', { name: /^Acteurs/ }).innerText())?.[0]);
  await page.getByRole('link', { name: 'Tous les acteurs de ce quartier' }).click();
  await expect(page.getByRole('link', { name: 'Retirer le filtre Sanitas' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('status').first()).toHaveText(`${String(count)} acteurs`);
});

test('a neighbourhood without a digital public space is told so, and who comes from elsewhere', async ({
  page,
}) => {
  await open(page, `${LIST}/le-morier`);
  await expect(page.getByText('Pas d’espace public numérique dans ce quartier').first()).toBeVisible();
  await expect(page.getByText('3 lieux situés ailleurs accueillent ses habitants.')).toBeVisible();
  // 24 answers: told, with care; single cells are withheld, in words.
  await expect(page.getByText(/Peu de réponses/)).toBeVisible();
  await expect(page.getByRole('cell', { name: 'masqué' }).first()).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'neighbourhood-without-space');
});

test('too few answers: no figure at all, and an invitation to answer', async ({ page, request }) => {
  await open(page, `${LIST}/rochepinard`);
  await expect(page.getByText('Trop peu de réponses pour montrer des chiffres').first()).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  const answer = await request.get('/api/territories/tours-joue/neighbourhoods/rochepinard');
  const { says } = (await answer.json()) as { says: { figures: { row: object }[] } };
  for (const { row } of says.figures) expect(row).toEqual({ disclosure: 'withheld', reason: 'base' });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Répondre à l’enquête' }).click();
  await expect(page.getByRole('button', { name: 'Commencer' })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('everything is there to read', async ({ page }) => {
    await page.goto(`${LIST}/sanitas`);
    await expect(page.getByRole('table')).toBeVisible();
    await expect(page.getByRole('link', { name: 'La Fabrique à clics' })).toBeVisible();
  });
});

test('in English, and on the narrowest screen without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of [`/en${LIST}`, `/en${LIST}/le-morier`]) {
    await open(page, address);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await expect(page.getByText('No digital public space in this neighbourhood').first()).toBeVisible();
  await expect(page.getByText('3 places elsewhere welcome its residents.')).toBeVisible();
});

test('a neighbourhood that is not there is a 404', async ({ page }) => {
  const answer = await page.goto(`${LIST}/nulle-part`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas');
});
