import type { Browser, Route } from '@playwright/test';
import { expectGood } from '../src/accessibility.ts';
import { everythingKept, makeSession, PIN, protect } from '../src/collecting.ts';
import { expect, type Page, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import { Questionnaire } from '../src/questionnaire.ts';

/** J2: what goes wrong with a tablet that is lent, without an answer lost or left unreadable. */
test.use({ actionTimeout: 30_000, viewport: { width: 800, height: 1180 } });

/** A session that somebody made on another computer. @returns the path that opens it */
async function aSession(browser: Browser, baseURL: string | undefined, place: string): Promise<string> {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const { path } = await makeSession(await context.newPage(), { place });
  await context.close();
  return path;
}

const start = (tablet: Page) => tablet.getByRole('button', { name: 'Commencer un entretien' });
const choosing = (tablet: Page) => tablet.getByRole('button', { name: 'Protéger cet appareil' });

/** Answers to the end, free texts with a word of one's own, and finds no way to the server for it. */
async function answerWithoutNetwork(tablet: Page, word = 'rien'): Promise<void> {
  await start(tablet).click();
  const survey = new Questionnaire(tablet);
  await survey.onQuestion('area');
  await survey.choose('area', 'sanitas');
  await survey.next();
  await survey.answerRest(async () => {
    for (const one of await tablet.locator('.sd-question textarea').all()) await one.fill(word);
  });
  await tablet.route('**/responses', (route) => route.abort());
  await survey.button('Envoyer mes réponses').click();
}

/** Sends as an app of a former version of the survey would, so that the server refuses. */
async function sendOfOld(route: Route): Promise<void> {
  const body = route.request().postDataJSON() as { responses: { answers: object }[] };
  for (const response of body.responses) response.answers = { ...response.answers, age_band: 'of-old' };
  await route.continue({ postData: body });
}

async function unlock(tablet: Page): Promise<void> {
  await tablet.getByLabel('Code PIN', { exact: true }).fill(PIN);
  await tablet.getByRole('button', { name: 'Déverrouiller et envoyer' }).click();
}

/** Types a PIN into the form that takes the session off, which opens first. */
async function takeOff(tablet: Page, pin: string): Promise<void> {
  await tablet.getByText('Retirer la séance de cet appareil').click();
  await tablet.getByLabel('Code PIN, pour effacer').fill(pin);
  await tablet.getByRole('button', { name: 'Oui, tout effacer d’ici' }).click();
}

test('of two tabs the first chooses the PIN, and none seals for a key that is gone', async ({
  page: first,
  context,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const path = await aSession(browser, baseURL, 'Maison de quartier');
  const second = await context.newPage();
  await first.goto(path);
  await second.goto(path);
  await expect(choosing(second)).toBeVisible();
  await protect(first);

  await second.getByLabel('Code PIN', { exact: true }).fill('111111');
  await second.getByLabel('Le même code, encore une fois').fill('111111');
  await choosing(second).click();
  await expect(second.getByText('Un autre onglet avait déjà protégé cet appareil')).toBeVisible();
  await second.getByLabel('Code PIN', { exact: true }).fill(PIN);
  await second.getByRole('button', { name: 'Déverrouiller et envoyer' }).click();
  await expect(second.getByRole('button', { name: 'Verrouiller', exact: true })).toBeVisible();

  // Taken off in one tab, the other does not pretend to keep what it could never open again.
  await takeOff(first, PIN);
  await expect(choosing(first)).toBeVisible();
  await answerWithoutNetwork(second);
  await expect(second.getByText('Cet appareil n’a pas pu garder vos réponses')).toBeVisible();

  // Protected anew, what is still on screen is tried again by itself, and finds the key that is there now.
  await protect(first);
  await expect(second.getByText('vos réponses attendent ici, chiffrées')).toBeVisible({ timeout: 40_000 });
  await first.reload();
  await expect(first.getByText('1 réponse attend ici, chiffrée.')).toBeVisible();
  await first.getByLabel('Code PIN', { exact: true }).fill(PIN);
  await first.getByRole('button', { name: 'Déverrouiller et envoyer' }).click();
  await expect(first.getByText('0 réponse attend ici')).toBeVisible();
});

test('a browser that cannot be read is not taken for a bare device', async ({
  page: tablet,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const path = await aSession(browser, baseURL, 'Médiathèque');
  await tablet.goto(path);
  await protect(tablet);
  // The next page that loads finds its storage out of order, until it is told otherwise.
  await tablet.addInitScript(() => {
    Object.defineProperty(indexedDB, 'open', {
      configurable: true,
      value: () => {
        throw new DOMException('out of order', 'UnknownError');
      },
    });
    addEventListener('mended', () => Reflect.deleteProperty(indexedDB, 'open'));
  });
  await tablet.reload();
  await expect(tablet.getByText('Ce navigateur ne dit pas ce qu’il garde de cette séance')).toBeVisible();
  await expect(choosing(tablet)).toHaveCount(0);
  await expect(start(tablet)).toHaveCount(0);
  await tablet.evaluate(() => dispatchEvent(new Event('mended')));
  await tablet.getByRole('button', { name: 'Réessayer maintenant' }).click();
  await expect(start(tablet)).toBeVisible();
});

test('a clock that is ahead closes nothing that the server says is open, and lets nobody erase', async ({
  page: tablet,
  context,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const path = await aSession(browser, baseURL, 'Centre social');
  await tablet.goto(path);
  await protect(tablet);
  await tablet.clock.setFixedTime(Date.now() + 3 * 86_400_000);
  await context.setOffline(true);
  await tablet.reload();
  await expect(tablet.getByText('Cette séance de collecte a atteint son heure de fin.')).toBeVisible();
  await takeOff(tablet, '111111');
  await expect(tablet.getByText('Il faut le réseau')).toBeVisible();

  await context.setOffline(false);
  await expect(start(tablet)).toBeVisible();
  await tablet.reload();
  await expect(start(tablet)).toBeVisible();
  await expect(tablet.getByText('Cette séance de collecte a atteint son heure de fin.')).toHaveCount(0);
});

test('an interview that the server refuses is corrected or given up by whoever has the PIN, and read by nobody else', async ({
  page: tablet,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const path = await aSession(browser, baseURL, 'Bibliothèque des Rives du Cher');
  await tablet.goto(path);
  await protect(tablet);
  await answerWithoutNetwork(tablet, 'framboise');
  await tablet.getByRole('button', { name: 'Terminé : effacer l’écran' }).click();

  // While it is being sent, over a line where nothing comes back, no other PIN takes it off the tablet.
  await tablet.unroute('**/responses');
  let cut = () => {};
  const hanging = new Promise<void>((resolve) => (cut = resolve));
  await tablet.route('**/responses/batch', async (route) => {
    await hanging;
    await route.abort();
  });
  await tablet.getByRole('button', { name: 'Envoyer maintenant' }).click();
  await expect(tablet.getByRole('button', { name: 'Envoi…' })).toBeVisible();
  await takeOff(tablet, '111111');
  await expect(tablet.getByText('Ce n’est pas le code choisi sur cet appareil')).toBeVisible();
  await expect(tablet.getByText('1 réponse attend ici, chiffrée.')).toBeVisible();
  cut();
  await expect(tablet.getByRole('status').filter({ hasText: 'Pas de réseau' })).toBeVisible();
  await tablet.unroute('**/responses/batch');

  await tablet.route('**/responses/batch', sendOfOld);
  await tablet.getByRole('button', { name: 'Envoyer maintenant' }).click();
  await expect(tablet.getByRole('status').filter({ hasText: '1 à corriger.' })).toBeVisible();
  await expect(tablet.getByText('Le serveur en a refusé 1')).toBeVisible();
  await expectGood(tablet);
  await screenshot(tablet, 'collecting-refused');
  await tablet.getByRole('button', { name: 'Verrouiller', exact: true }).click();
  await expect(tablet.getByRole('button', { name: 'Corriger' })).toHaveCount(0);
  expect(await tablet.content()).not.toContain('framboise');

  // Unlocking sends what waits, and not what was refused. Corrected, and left midway: it is sealed as it was.
  await unlock(tablet);
  await tablet.getByRole('button', { name: 'Corriger' }).click();
  await expect(tablet.getByText('framboise')).toBeVisible();
  await expectGood(tablet);
  await screenshot(tablet, 'collecting-correcting');
  const survey = new Questionnaire(tablet);
  await tablet.getByRole('button', { name: /^Modifier : Dans quel quartier/ }).click();
  await survey.choose('area', 'la-rabiere');
  await tablet.getByRole('button', { name: 'Retour à la séance' }).click();
  await expect(start(tablet)).toBeVisible();
  expect(await everythingKept(tablet)).not.toContain('framboise');
  await tablet.getByRole('button', { name: 'Corriger' }).click();
  await expect(tablet.getByText('La Rabière')).toBeVisible();
  await tablet.goBack();
  await tablet.goForward();
  await expect(start(tablet)).toBeVisible();
  expect(await tablet.content()).not.toContain('framboise');

  await tablet.unroute('**/responses/batch');
  await unlock(tablet);
  await tablet.getByRole('button', { name: 'Corriger' }).click();
  await survey.button('Envoyer mes réponses').click();
  await expect(tablet.getByRole('status').filter({ hasText: '1 reçue.' })).toBeVisible();
  await expect(tablet.getByText('0 réponse attend ici')).toBeVisible();
  await expect(tablet.getByText('refusé')).toHaveCount(0);

  // Another one is given up: what is left is told where the keyboard goes on.
  await answerWithoutNetwork(tablet, 'cassis');
  await tablet.getByRole('button', { name: 'Terminé : effacer l’écran' }).click();
  await tablet.route('**/responses/batch', sendOfOld);
  await tablet.getByRole('button', { name: 'Envoyer maintenant' }).click();
  await tablet.getByText('Effacer cette réponse').click();
  await tablet.getByRole('button', { name: 'Oui, effacer de cet appareil' }).click();
  await expect(tablet.getByText('0 réponse attend ici')).toBeFocused();
  const left = await everythingKept(tablet);
  for (const word of ['framboise', 'cassis']) expect(left).not.toContain(word);
});
