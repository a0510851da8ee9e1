import { expectGood } from '../src/accessibility.ts';
import { expect, expectNoSidewaysScroll, open, type Page, test } from '../src/journey.ts';
import { areasOf, placeOf } from '../src/neighbourhood-map.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';
import { inDeviceDatabase, putInDeviceDatabase, Questionnaire, TERRITORY } from '../src/questionnaire.ts';

/** J1 on a map: places by tap, by keyboard, by address or list, and without a network; never as exact as they were shown. */
test.use({ viewport: { width: 360, height: 740 }, contextOptions: { reducedMotion: 'reduce' } });

const MAP_CAMPAIGN = `${TERRITORY}/enquetes/carte-du-numerique`;
const PLACES = '[data-name="online_places"]';

const canvas = (page: Page) => page.locator('.maplibregl-canvas');
const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

/** From the introduction to the first question about places. */
async function toPlaces(survey: Questionnaire): Promise<void> {
  await survey.start();
  await survey.choose('area', 'sanitas');
  await survey.next();
  await survey.choose('age_band', '25-39');
  await survey.next();
  await survey.onQuestion('online_places');
}

/** Once there is something to tap. */
async function drawnMap(page: Page) {
  await expect(canvas(page)).toBeVisible();
  await page.waitForTimeout(500);
  await canvas(page).scrollIntoViewIfNeeded();
  const box = await canvas(page).boundingBox();
  if (!box) throw new Error('The map has no size');
  return box;
}

/** What the device holds of the answers. */
const kept = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

test('places by tap: a circle made larger, what is done there, a street, and words before sending', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const survey = new Questionnaire(page);
  await page.goto(MAP_CAMPAIGN);
  await toPlaces(survey);
  await drawnMap(page);
  await expectGood(page);
  await expectNoSidewaysScroll(page);

  const areas = await areasOf(page.request);
  const size = (await canvas(page).boundingBox())!;
  const [x, y] = placeOf('sanitas', areas, size);
  await canvas(page).click({ position: { x: size.width / 2, y: size.height / 2 } });
  await expect(said(page, /Ajouté|en dehors/)).toBeVisible();
  await canvas(page).click({ position: { x, y } });
  await expect(said(page, /^Ajouté/)).toBeVisible();
  const item = page.getByRole('group', { name: /^1\. Un endroit.*, à 200\sm près$/ });
  await item.getByRole('button', { name: 'Moins précis' }).click();
  await expect(page.getByRole('group', { name: /^1\. Un endroit.*, à 500\sm près$/ })).toBeVisible();

  // Another one nearby is told in the same words.
  await canvas(page).click({ position: { x: x + 3, y } });
  await page
    .getByRole('group', { name: /^2\. Un endroit/ })
    .getByRole('button', { name: 'Moins précis' })
    .click();

  // Without saying what is done there, the page is not left.
  await survey.button('Suivant').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Endroit 1' })).toBeVisible();
  for (const box of await page.getByRole('checkbox', { name: 'Imprimer, numériser' }).all())
    await box.check();
  await expectGood(page);
  await screenshot(page, 'j1-map-question');
  await guidePicture(page, 'repondre-carte', { width: 360, height: 900, top: canvas(page) });
  await survey.next();

  await survey.onQuestion('missing_connection');
  await drawnMap(page);
  await page.getByRole('button', { name: 'Une rue, un trajet' }).click();
  for (const step of [0, 20, 40]) await canvas(page).click({ position: { x: x + step, y: y + step / 2 } });
  await expect(said(page, '3 points posés')).toBeVisible();
  await survey.button('Annuler le dernier point').click();
  await expect(said(page, '2 points posés')).toBeVisible();
  await survey.button('Terminer').click();
  await page.getByRole('radio', { name: 'Le téléphone mobile' }).check();
  await expectGood(page);
  await survey.next();

  await survey.onQuestion('missing_help');
  await survey.next();
  await expect(page.getByText(/^Un endroit.*, à 500\sm près · Imprimer, numériser$/)).toHaveCount(2);
  await expect(page.getByText(/^Un tracé.*, à 50\sm près · Le téléphone mobile$/)).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'j1-map-review');
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByText(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/).first()).toBeVisible();
});

test('outside the limit the message is kind, and a place that is taken back is gone', async ({ page }) => {
  const survey = new Questionnaire(page);
  await page.goto(MAP_CAMPAIGN);
  await toPlaces(survey);
  const { width } = await drawnMap(page);
  // The corner of the map, beyond the communes.
  for (let zoom = 0; zoom < 3; zoom++) await page.getByRole('button', { name: 'Réduire' }).click();
  await page.waitForTimeout(1000);
  await canvas(page).click({ position: { x: 12, y: 12 } });
  await expect(said(page, 'Cet endroit est en dehors de l’enquête')).toBeVisible();
  await expect(page.getByText('Aucun endroit montré.')).toBeVisible();

  await canvas(page).click({ position: { x: width / 2, y: 192 } });
  await expect(said(page, /^Ajouté/)).toBeVisible();
  await page.getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByText('Aucun endroit montré.')).toBeVisible();
  expect(await kept(page)).not.toContain('online_places');
});

test('by keyboard alone: arrows move the cross, Enter places, and nothing exact is kept on the device', async ({
  page,
}) => {
  const survey = new Questionnaire(page);
  await page.goto(MAP_CAMPAIGN);
  await toPlaces(survey);
  await drawnMap(page);
  await page.locator(`${PLACES} button[aria-pressed="true"]`).focus();
  for (let tab = 0; tab < 10; tab++) {
    await page.keyboard.press('Tab');
    if (await canvas(page).evaluate((element) => element === document.activeElement)) break;
  }
  await expect(canvas(page)).toBeFocused();
  await expect(page.locator('.place-crosshair')).toBeVisible();
  for (const key of ['ArrowUp', 'ArrowLeft', 'Shift+ArrowLeft', '+', '-', 'ArrowDown'])
    await page.keyboard.press(key);
  await expect(said(page, /^Sous la croix/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(said(page, /^Ajouté/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expectGood(page);

  for (let tab = 0; tab < 20; tab++) {
    await page.keyboard.press('Tab');
    if (
      await page
        .getByRole('checkbox', { name: 'Me faire aider' })
        .evaluate((box) => box === document.activeElement)
    )
      break;
  }
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Me faire aider' })).toBeChecked();
  // Six decimals are the middle of a cell; what was pointed at has fifteen.
  const coordinates = [...(await kept(page)).matchAll(/coordinates\\?":\[([^\]]+)\]/g)].map(
    ([, pair]) => pair,
  );
  expect(coordinates).toHaveLength(1);
  for (const pair of coordinates) expect(pair).toMatch(/^-?\d+\.\d{1,6},-?\d+\.\d{1,6}$/);
});

test('without WebGL, the list still answers', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  const survey = new Questionnaire(page);
  await page.goto(MAP_CAMPAIGN);
  await toPlaces(survey);
  await expect(page.getByText('La carte ne peut pas s’afficher ici.')).toBeVisible();
  await page.getByRole('button', { name: 'Dans une liste' }).click();
  await page.getByLabel('Un quartier').selectOption({ label: 'Sanitas' });
  await survey.button('Ajouter').click();
  await expect(page.getByRole('group', { name: '1. Quelque part : Sanitas' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Des démarches' }).check();
  await expectGood(page);
  await survey.next();
});

test('without a network the map is there, and the places leave later', async ({ page, context }) => {
  test.setTimeout(120_000);
  const survey = new Questionnaire(page);
  await page.goto(MAP_CAMPAIGN);
  await expect
    .poll(() => inDeviceDatabase(page, 'kept'))
    .toEqual(['/envois', MAP_CAMPAIGN, `${MAP_CAMPAIGN}/corriger`]);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await toPlaces(survey);
  const { width, height } = await drawnMap(page);
  await canvas(page).click({ position: { x: width / 2, y: height / 2 } });
  await expect(said(page, /^Ajouté/)).toBeVisible();
  await page.getByRole('checkbox', { name: 'Des démarches' }).check();
  await survey.next();
  await survey.next();
  await survey.next();
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByText('Pas de réseau : vos réponses restent sur ce téléphone')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Merci, votre réponse est enregistrée' })).toBeVisible();
});

test('a response that was refused comes back with its places, and is sent corrected under its id', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const survey = new Questionnaire(page);
  await page.goto(MAP_CAMPAIGN);
  await expect.poll(() => inDeviceDatabase(page, 'kept')).toContain(MAP_CAMPAIGN);
  await toPlaces(survey);
  await page.getByRole('button', { name: 'Dans une liste' }).click();
  await page.getByLabel('Un quartier').selectOption({ label: 'Sanitas' });
  await survey.button('Ajouter').click();
  await page.getByRole('checkbox', { name: 'Des démarches' }).check();
  await survey.next();
  await survey.onQuestion('missing_connection');
  // As an app of a former version of the survey left it.
  const refused = await page.evaluate(() => {
    const [text] = Object.entries(localStorage).flatMap(([key, value]) =>
      key.includes('draft') ? [String(value)] : [],
    );
    localStorage.clear();
    const { id, answers } = JSON.parse(text ?? '{}') as { id: string; answers: object };
    return {
      ...{ id, answers, territory: 'tours-joue', campaign: 'carte-du-numerique', surveyVersion: 7 },
      ...{ language: 'fr', since: new Date().toISOString() },
      title: { fr: 'La carte du numérique', en: 'The digital map' },
    };
  });
  await putInDeviceDatabase(page, refused);
  await open(page, '/envois');
  await survey.button('Réessayer maintenant').click();
  await page.getByRole('link', { name: 'Corriger' }).click();
  await expect(page.getByText('En partant avant, rien n’est perdu')).toBeVisible();
  await expect(page.getByText('Quelque part : Sanitas · Des démarches')).toBeVisible();
  await expectGood(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'j1-correcting');

  // Corrected, and left midway.
  await page.getByRole('button', { name: /^Modifier : Où allez-vous/ }).click();
  await page.getByRole('checkbox', { name: 'Des démarches' }).uncheck();
  await page.getByRole('checkbox', { name: 'Imprimer, numériser' }).check();
  await page.getByRole('link', { name: 'Retour aux envois' }).click();
  await page.getByRole('link', { name: 'Corriger' }).click();
  await expect(page.getByText('Quelque part : Sanitas · Imprimer, numériser')).toBeVisible();
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByRole('heading', { name: '0 réponse attend' })).toBeVisible();
  await expect.poll(() => inDeviceDatabase(page, 'arrived')).toEqual([refused.id]);
});

test('the results tell the same as a map and as a table, and which question is in the address', async ({
  page,
}) => {
  await page.goto(MAP_CAMPAIGN);
  await page.getByRole('link', { name: 'Voir la carte des réponses' }).click();
  await expect(
    page.getByRole('heading', { level: 2, name: 'Où allez-vous pour faire vos démarches' }),
  ).toBeVisible();
  await expect(page.getByText(/personnes ont montré au moins un endroit/)).toBeVisible();
  await expect(page.getByRole('cell', { name: 'masqué' }).first()).toBeVisible();
  const rows = await page
    .getByRole('region', { name: 'Les mêmes chiffres en tableau' })
    .getByRole('row')
    .count();
  // The header is not on the map, nor places given by the name of their neighbourhood, nor those of too few people.
  await expect(page.locator('figure svg path title')).toHaveCount(rows - 3);
  await expectGood(page);
  await expectNoSidewaysScroll(page);
  const said = page.getByRole('region', { name: 'Ce qui est dit de ces endroits' });
  await expect(said.getByRole('heading', { name: 'Qu’y faites-vous' })).toBeVisible();
  await expect(said.getByRole('row', { name: /Imprimer, numériser.* %/ })).toBeVisible();
  await screenshot(page, 'j1-map-results');

  await page.getByRole('link', { name: 'Où faudrait-il un lieu d’aide' }).click();
  await expect(page).toHaveURL(/question=missing_help/);
  await expect(page.getByRole('rowheader', { name: 'Sanitas' })).toBeVisible();
  await expectGood(page);
  await page.reload();
  await expect(page.getByRole('rowheader', { name: 'Sanitas' })).toBeVisible();
});
