import { expectAccessible } from '../src/accessibility.ts';
import { expect, expectNoSidewaysScroll, open, type Page, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import { CAMPAIGN, Questionnaire, RESPONSES, TERRITORY } from '../src/questionnaire.ts';

/** J1, when something goes wrong: whatever happens, the answers stay on the device until they are received. */
test.use({ viewport: { width: 360, height: 740 }, contextOptions: { reducedMotion: 'reduce' } });

test('the network drops: the answers stay, and leave by themselves when it is back', async ({
  page,
  context,
}) => {
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.start();
  await survey.choose('area', 'sanitas');
  await survey.next();
  await context.setOffline(true);
  await survey.answerRest();
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByText('Pas de réseau : vos réponses restent sur ce téléphone')).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'j1-offline');
  expect(await survey.waiting()).toHaveLength(1);
  await context.setOffline(false);
  await expect(page.getByTestId('receipt-code')).toBeVisible();
  expect(await survey.kept()).toEqual([]);
  expect(await survey.waiting()).toEqual([]);
});

test('the answer of the server is lost on its way: sent again, it is the same response', async ({ page }) => {
  const survey = new Questionnaire(page);
  let receipt = { code: '' };
  await page.route(RESPONSES, async (route) => {
    receipt = (await (await route.fetch()).json()) as typeof receipt;
    await route.abort('connectionreset');
  });
  await page.goto(CAMPAIGN);
  await survey.comeBackAnswered();
  await survey.button('Envoyer mes réponses').click();
  // Sent again by the page or, where the browser can, in the background.
  await expect(page.getByTestId('receipt-code')).toBeVisible();
  expect(receipt.code).not.toBe('');
  await expect(page.getByTestId('receipt-code')).toHaveText(receipt.code);
});

test('while they are being sent, answers are neither changed, erased nor left', async ({ page }) => {
  const survey = new Questionnaire(page);
  let go = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route(RESPONSES, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(CAMPAIGN);
  await survey.comeBackAnswered();
  await survey.button('Envoyer mes réponses').click();
  await expect(survey.button('Envoi…')).toBeVisible();
  await expect(survey.button('Effacer mes réponses et recommencer')).toHaveCount(0);
  await expectAccessible(page);
  await page.goBack();
  await expect(survey.button('Envoi…')).toBeVisible();
  await page.getByRole('link', { name: 'Belvédère, accueil' }).click();
  await expect(survey.button('Envoi…')).toBeVisible();
  go();
  await expect(page.getByTestId('receipt-code')).toBeVisible();
});

test('an answer that the server refuses is shown at its question, the others are kept', async ({ page }) => {
  const survey = new Questionnaire(page);
  let spoilt = false;
  await page.route(RESPONSES, async (route) => {
    const body = route.request().postDataJSON() as { answers: Record<string, unknown> };
    if (!spoilt) body.answers['helper'] = 'somebody-unheard-of';
    spoilt = true;
    await route.continue({ postData: JSON.stringify(body) });
  });
  await page.goto(CAMPAIGN);
  await survey.comeBackAnswered();
  await survey.button('Envoyer mes réponses').click();
  await survey.onQuestion('helper');
  await expect(page.getByRole('alert').filter({ hasText: 'Ce choix n’existe pas' })).toBeVisible();
  await expectAccessible(page);
  await survey.choose('helper', 'family');
  await survey.button('Revenir à la relecture').click();
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByTestId('receipt-code')).toBeVisible();
});

/** The server refuses with this problem. */
const refuse = (page: Page, status: number, code: string) =>
  page.route(RESPONSES, (route) =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'Non', status, code },
    }),
  );

test('a survey that closes meanwhile keeps the answers on screen and says why', async ({ page }) => {
  const survey = new Questionnaire(page);
  await refuse(page, 409, 'campaign-closed');
  await page.goto(CAMPAIGN);
  await survey.comeBackAnswered();
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByText('Cette enquête vient de se terminer')).toBeVisible();
  await expect(page.getByText('Sanitas')).toBeVisible();
  expect(await survey.kept()).toHaveLength(1);
  await expectAccessible(page);
});

/** At the review, come there from the introduction in one step, once the page answers. */
async function resumeAtReview(survey: Questionnaire): Promise<void> {
  await survey.page.goto(CAMPAIGN);
  await survey.comeBackAnswered();
  await open(survey.page, TERRITORY);
  await open(survey.page, CAMPAIGN);
  await survey.button('Reprendre mes réponses').click();
  await expect(survey.button('Envoyer mes réponses')).toBeVisible();
}

/** Refuses what is sent, as a campaign that is over does, once it is told to. */
async function refuseWhenTold(page: Page): Promise<() => void> {
  let go = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route(RESPONSES, async (route) => {
    await held;
    await route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'Non', status: 409, code: 'campaign-closed' },
    });
  });
  return () => go();
}

test('refused after the back button was pressed twice, the reason is read, and each step shows its own question', async ({
  page,
}) => {
  const survey = new Questionnaire(page);
  const refuseNow = await refuseWhenTold(page);
  await resumeAtReview(survey);
  // Two questions before the review are entries of the history.
  await survey.button('Retour').click();
  const last = (await survey.progress.textContent()) ?? '';
  await survey.button('Retour').click();
  await expect(survey.progress).not.toHaveText(last);
  const before = (await survey.progress.textContent()) ?? '';
  await survey.next();
  await survey.next();
  await survey.button('Envoyer mes réponses').click();
  await expect(survey.button('Envoi…')).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(survey.button('Envoi…')).toBeVisible();
  refuseNow();
  await expect(page.getByText('Cette enquête vient de se terminer')).toBeVisible();
  await page.goBack();
  await expect(survey.progress).toHaveText(before);
  await survey.next();
  await expect(survey.progress).toHaveText(last);
});

test('pressed twice and left by the back button, what is being sent stays on screen until it is known what became of it', async ({
  page,
}) => {
  const survey = new Questionnaire(page);
  const refuseNow = await refuseWhenTold(page);
  await resumeAtReview(survey);
  await survey.button('Envoyer mes réponses').dblclick();
  await expect(survey.button('Envoi…')).toBeVisible();
  await page.goBack();
  await expect(survey.button('Envoi…')).toBeVisible();
  refuseNow();
  await expect(page.getByText('Cette enquête vient de se terminer')).toBeVisible();
  await page.goBack();
  await expect(survey.button('Reprendre mes réponses')).toBeVisible();
});

test.describe('while nothing sends in the background', () => {
  // The browser would have it sent before anybody looks: this server is well again at once.
  test.use({ serviceWorkers: 'block' });

  test('a server that cannot store the answers leaves them in the outbox', async ({ page }) => {
    const survey = new Questionnaire(page);
    await refuse(page, 503, 'unavailable');
    await page.goto(CAMPAIGN);
    await survey.comeBackAnswered();
    await survey.button('Envoyer mes réponses').click();
    await expect(page.getByText('Le serveur n’a pas pu enregistrer vos réponses')).toBeVisible();
    expect(await survey.waiting()).toHaveLength(1);
    await expectAccessible(page);
  });
});

test('a browser without an outbox keeps the answers on screen until they are sent', async ({
  page,
  context,
}) => {
  const survey = new Questionnaire(page);
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('none', 'SecurityError');
    };
  });
  await page.goto(CAMPAIGN);
  await survey.comeBackAnswered();
  await context.setOffline(true);
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByText('Pas de réseau : vos réponses restent sur ce téléphone')).toBeVisible();
  expect(await survey.kept()).toHaveLength(1);
  await context.setOffline(false);
  await expect(page.getByTestId('receipt-code')).toBeVisible();
  expect(await survey.kept()).toEqual([]);
});

test('another version of the questionnaire is explained', async ({ page }) => {
  const survey = new Questionnaire(page);
  await page.route(RESPONSES, async (route) => {
    const body = route.request().postDataJSON() as object;
    await route.continue({ postData: JSON.stringify({ ...body, surveyVersion: 99 }) });
  });
  await page.goto(CAMPAIGN);
  await survey.comeBackAnswered();
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByText('Le questionnaire a changé')).toBeVisible();
  expect(await survey.kept()).toHaveLength(1);
});

test('someone comes back later and goes on, or erases everything', async ({ page, context }) => {
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.start();
  await survey.choose('area', 'sanitas');
  await survey.next();
  await page.close();

  const later = new Questionnaire(await context.newPage());
  await later.page.goto(CAMPAIGN);
  await later.button('Reprendre mes réponses').click();
  await later.onQuestion('age_band');
  await later.button('Retour').click();
  await expect(later.page.getByLabel('Sanitas')).toBeChecked();
  await later.button('Effacer mes réponses et recommencer').click();
  await later.button('Non, les garder').click();
  await expect(later.page.getByLabel('Sanitas')).toBeChecked();
  await later.button('Effacer mes réponses et recommencer').click();
  await expectAccessible(later.page);
  await later.button('Oui, effacer').click();
  await expect(later.page.getByText('Vos réponses sont effacées de cet appareil.')).toBeFocused();
  await expect(later.button('Commencer')).toBeVisible();
  expect(await later.kept()).toEqual([]);
});

const OVER = `${TERRITORY}/enquetes/usages-numeriques-essai`;
for (const [state, address, key] of [
  ['open', CAMPAIGN, 'tours-joue/usages-numeriques-2026/1'],
  ['over', OVER, 'tours-joue/usages-numeriques-essai/1'],
] as const)
  test(`answers erased on the introduction of a campaign that is ${state}: it is said, where the keyboard goes on`, async ({
    page,
  }) => {
    const survey = new Questionnaire(page);
    await page.goto(address);
    await page.evaluate(
      (name) => localStorage.setItem(name, JSON.stringify({ id: crypto.randomUUID(), answers: {} })),
      `belvedere:draft:${key}`,
    );
    await page.reload();
    await survey.button('Effacer mes réponses et recommencer').click();
    await survey.button('Oui, effacer').click();
    const said = page.getByText('Vos réponses sont effacées de cet appareil.');
    await expect(said).toBeFocused();
    expect(await survey.kept()).toEqual([]);
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await expect(page.locator('main :focus')).toBeVisible();
  });

test('two tabs show the same answers', async ({ page, context }) => {
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.start();
  const other = new Questionnaire(await context.newPage());
  await other.page.goto(CAMPAIGN);
  await other.start();
  await other.choose('area', 'sanitas');
  await expect(page.getByLabel('Sanitas')).toBeChecked();
});

test('what a device kept may be anything: the questionnaire still opens', async ({ page }) => {
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  const key = 'belvedere:draft:tours-joue/usages-numeriques-2026/1';
  const id = '0b6f8f5e-5c0e-4a55-8f0e-2f0f6f0a9d11';
  for (const kept of [
    '{"half',
    JSON.stringify({ id, answers: { area: 'nowhere', age_band: 200, devices: 'x', unknown: [] } }),
  ]) {
    await page.evaluate(([name, text]) => localStorage.setItem(name ?? '', text ?? ''), [key, kept]);
    await page.reload();
    await survey.button('Reprendre mes réponses').click();
    await survey.onQuestion('area');
    await expect(page.locator('input:checked')).toHaveCount(0);
    // Elsewhere and back: the same address again would be a reload, which stays at the question.
    await page.goto(TERRITORY);
    await page.goto(CAMPAIGN);
  }
});

test('without JavaScript the introduction is there, and says where to find the paper form', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL ?? ''}${CAMPAIGN}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/questionnaire sur papier/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Commencer' })).toBeHidden();
  await context.close();
});

test('a campaign that does not exist is said to be unknown', async ({ page }) => {
  const answer = await page.goto(`${TERRITORY}/enquetes/nulle-part`);
  expect(answer?.status()).toBe(404);
  await expectAccessible(page);
});

test('a closed campaign explains itself, and leads to its results', async ({ page }) => {
  await page.goto(OVER);
  await expect(page.getByText('Cette enquête est terminée')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Commencer' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Lire les résultats' }).click();
  await expect(page).toHaveURL(/tableau-de-bord\?enquete=usages-numeriques-essai/);
  await expect(page.getByLabel('Enquête')).toHaveValue('usages-numeriques-essai');
});

test('nothing scrolls sideways at 320 pixels, tables of choices included', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [campaign, area] of [
    [CAMPAIGN, 'sanitas'],
    ['/t/vierzon/enquetes/structures-2026', 'clos-du-roy'],
  ] as const) {
    const survey = new Questionnaire(page);
    await page.goto(campaign);
    const fits = () => expectNoSidewaysScroll(page);
    await fits();
    await survey.start();
    await fits();
    await survey.choose('area', area);
    await survey.next();
    await survey.answerRest(fits);
    await fits();
  }
});
