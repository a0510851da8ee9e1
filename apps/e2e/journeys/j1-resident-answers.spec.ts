import { expectAccessible } from '../src/accessibility.ts';
import { expect, open, type Page, test } from '../src/journey.ts';
import { areasOf, placeOf } from '../src/neighbourhood-map.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';
import { CAMPAIGN, ENGLISH, Questionnaire, RESPONSES, TERRITORY } from '../src/questionnaire.ts';

/** J1: a resident of the Sanitas, an old phone. */
test.use({ viewport: { width: 360, height: 740 }, contextOptions: { reducedMotion: 'reduce' } });

/** Every response that the page sends, as it was sent. */
function watchSending(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/responses'))
      sent.push(request.postData() ?? '');
  });
  return sent;
}

const code = (page: Page) => page.getByTestId('receipt-code');

test('answers, goes back, reloads, corrects, sends once, and sees where it leads', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const sent = watchSending(page);
  const survey = new Questionnaire(page);

  await page.goto(CAMPAIGN);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const fact of ['6 minutes', '16 questions', 'sans compte'])
    await expect(page.getByText(fact, { exact: true })).toBeVisible();
  await expect(page.getByText(/moins de 11 personnes/)).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'j1-introduction');
  await guidePicture(page, 'repondre-introduction', { width: 360, height: 640 });

  await survey.start();
  await expectAccessible(page);
  await screenshot(page, 'j1-neighbourhood');
  await guidePicture(page, 'repondre-quartier', { width: 360, height: 640 });

  // Nothing chosen: the error is said, and nothing moves on.
  await survey.button('Suivant').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choisissez une réponse' })).toBeVisible();
  await expectAccessible(page);

  await survey.choose('area', 'sanitas');
  await survey.next();
  await expect(page.getByText('Question 2 sur 16')).toBeVisible();
  await survey.choose('age_band', '25-39');
  await survey.next();
  await survey.onQuestion('situation');

  // Back, by our button and by the browser's, loses nothing.
  await survey.button('Retour').click();
  await survey.onQuestion('age_band');
  await expect(page.locator('input[value="25-39"]')).toBeChecked();
  await page.goBack();
  await survey.onQuestion('area');
  await expect(page.getByLabel('Sanitas')).toBeChecked();
  await page.goForward();
  await survey.onQuestion('age_band');
  await survey.next();
  await survey.choose('situation', 'job-seeking');
  await survey.next();

  // A reload stays at this question, and keeps the others.
  await survey.onQuestion('devices');
  await page.reload();
  await survey.onQuestion('devices');
  await expect(page.getByText('Question 4 sur 16')).toBeVisible();
  await survey.choose('devices', 'smartphone', 'computer');
  await survey.choose('devices', 'no-answer');
  await expect(page.locator('[data-name="devices"] input:checked')).toHaveCount(1);
  await survey.choose('devices', 'smartphone');

  const kinds = new Set<string>();
  await survey.answerRest(async () => {
    const kind = await survey.kindOfPage();
    if (!kinds.has(kind)) await expectAccessible(page);
    kinds.add(kind);
  });
  await expect(page.getByRole('heading', { name: 'Relisez avant d’envoyer' })).toBeFocused();
  await expectAccessible(page);
  await screenshot(page, 'j1-review');
  await guidePicture(page, 'repondre-relecture', { width: 360, height: 640 });

  // One answer is changed, and the review comes back.
  await page.getByRole('button', { name: /Modifier.*Quelle est votre situation/ }).click();
  await survey.onQuestion('situation');
  await expect(page.locator('input[value="job-seeking"]')).toBeChecked();
  await survey.choose('situation', 'employed');
  await survey.button('Revenir à la relecture').click();
  await expect(page.getByText('J’ai un emploi')).toBeVisible();
  expect(sent).toEqual([]);

  // A double tap is one response.
  await survey.button('Envoyer mes réponses').dblclick();
  await expect(code(page)).toBeVisible();
  expect(sent).toHaveLength(1);
  const receipt = await code(page).innerText();
  await expectAccessible(page);
  await screenshot(page, 'j1-thanks');
  await guidePicture(page, 'repondre-recu', { width: 360, height: 640 });

  // The same answers sent again are the same response.
  const again = await request.post(RESPONSES.replace('**', ''), {
    data: JSON.parse(sent[0] ?? '{}') as object,
  });
  expect(again.status()).toBe(200);
  expect(await again.json()).toMatchObject({ code: receipt, area: { code: 'sanitas' } });

  await expect(page.getByRole('link', { name: 'Votre quartier : Sanitas' })).toHaveAttribute(
    'href',
    `${TERRITORY}/quartiers/sanitas`,
  );
  await expect(page.getByRole('link', { name: 'Les lieux d’aide numérique' })).toHaveAttribute(
    'href',
    /\?type=digital-space&quartier=sanitas$/,
  );

  // Whoever holds the phone next sees nothing of it, and sends nothing.
  expect(await survey.kept()).toEqual([]);
  await page.reload();
  await expect(survey.button('Commencer')).toBeVisible();
  await expect(page.getByText(receipt)).toHaveCount(0);
  expect(sent).toHaveLength(1);
});

test('the browser’s back button after the thanks leads to an empty introduction', async ({ page }) => {
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.answerAll();
  await survey.button('Envoyer mes réponses').click();
  await expect(code(page)).toBeVisible();
  await page.goBack();
  await expect(survey.button('Commencer')).toBeVisible();
  await survey.start();
  await expect(page.locator('input:checked')).toHaveCount(0);
});

test('a neighbourhood that is not in the list is an answer too', async ({ page }) => {
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.start();
  await page.getByRole('searchbox', { name: 'Chercher dans la liste' }).fill('nulle part');
  await expect(page.getByText('Aucun quartier de ce nom dans la liste.')).toBeVisible();
  await page.getByLabel('Un autre quartier ou une autre commune').check();
  await survey.next();
  await survey.answerRest();
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByText('Elle compte pour le territoire, sans quartier.')).toBeVisible();
  await expect(page.getByRole('link', { name: /Votre quartier/ })).toHaveCount(0);
});

test('without an address search the list stays, and says so', async ({ page }) => {
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.start();
  await survey.button('Par adresse').click();
  await page.getByLabel('Votre adresse, ou une adresse proche').fill('12 avenue du Général de Gaulle');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Choisissez dans la liste ci-dessous|Aucune adresse trouvée/)).toBeVisible();
  await expectAccessible(page);
  await survey.choose('area', 'sanitas');
  await survey.next();
  await survey.onQuestion('age_band');
});

test('a tap on the map chooses the neighbourhood, without a request', async ({ page, request }) => {
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.start();
  await survey.button('Sur la carte').click();
  const map = page.getByRole('region', { name: 'Carte des quartiers' });
  await expect(map.locator('canvas')).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'j1-map');
  const located: string[] = [];
  page.on('request', (one) => one.method() === 'POST' && located.push(one.url()));
  await map.scrollIntoViewIfNeeded();
  const box = (await map.boundingBox())!;
  const [x, y] = placeOf('sanitas', await areasOf(request), box);
  // The canvas is there before what is drawn on it.
  await expect(async () => {
    await page.mouse.click(box.x + x, box.y + y);
    await expect(page.getByLabel('Sanitas')).toBeChecked({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByText('C’est dans le quartier Sanitas.')).toBeVisible();
  expect(located).toEqual([]);
});

test('someone under fifteen is stopped kindly, and nothing is stored', async ({ page }) => {
  const sent = watchSending(page);
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.start();
  await survey.choose('area', 'sanitas');
  await survey.next();
  expect(await survey.kept()).toHaveLength(1);
  await survey.choose('age_band', 'under-15');
  expect(await survey.kept()).toEqual([]);
  await survey.next();
  await expect(page.getByRole('heading', { name: 'Merci, c’est tout pour aujourd’hui' })).toBeVisible();
  await expect(page.getByText(/15 ans et plus/)).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'j1-under-15');
  expect(await survey.kept()).toEqual([]);
  expect(sent).toEqual([]);
  await page.goBack();
  await expect(survey.button('Commencer')).toBeVisible();
});

test('a name and a phone number in a free text are warned about, never blocked', async ({ page }) => {
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.answerAll();
  await page.goBack();
  await survey.onQuestion('learning_wish');
  await page.getByRole('textbox').fill('Je m’appelle Léa, mon numéro est le 06 12 34 56 78');
  await expect(page.getByText('Votre texte peut vous identifier')).toBeVisible();
  await expect(page.getByText(/un numéro de téléphone et un nom/)).toBeVisible();
  await expectAccessible(page);
  await survey.next();
  await expect(page.getByText('Votre texte peut vous identifier')).toBeVisible();
  await survey.button('Envoyer mes réponses').click();
  await expect(code(page)).toBeVisible();
});

test('pressed before the scripts are there, the start leads to the first question all the same', async ({
  page,
}) => {
  const moves: string[] = [];
  page.on('framenavigated', (frame) => moves.push(frame.url()));
  await page.goto(`${CAMPAIGN}?commencer`);
  await expect(page.locator('[data-name="area"]')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${CAMPAIGN}$`));
  await new Questionnaire(page).choose('area', 'sanitas');
  expect(moves.length, moves.join('\n')).toBeLessThan(5);
});

test('by the keyboard alone, from the introduction to the receipt', async ({ page }) => {
  test.setTimeout(120_000);
  const survey = new Questionnaire(page);
  const tabTo = async (wanted: string) => {
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab');
      if (await page.locator(`:focus${wanted}`).count()) return;
    }
    throw new Error(`The keyboard does not reach ${wanted}`);
  };
  await open(page, CAMPAIGN);
  await tabTo(':text("Commencer")');
  await page.keyboard.press('Space');
  await expect(page.locator('main h2[tabindex="-1"]')).toBeFocused();
  for (let step = 0; step < 20 && !(await survey.button('Envoyer mes réponses').isVisible()); step++) {
    // One after the other: an answer may bring up another question.
    for (let open = await survey.unanswered(); open[0] !== undefined; open = await survey.unanswered()) {
      const group = page.locator(`[data-name="${open[0].question}"]`);
      const answers = await group.locator('input:checked').count();
      await tabTo(`:is([data-name="${open[0].question}"] input:is([type=radio], [type=checkbox]))`);
      // The second choice: the first one of the age question ends the survey.
      const radio = (await page.locator(':focus').getAttribute('type')) === 'radio';
      await page.keyboard.press(radio ? 'ArrowDown' : 'Space');
      await expect(group.locator('input:checked')).toHaveCount(answers + 1);
    }
    await tabTo(':text("Suivant")');
    await page.keyboard.press('Enter');
    await expect(page.locator('main h2[tabindex="-1"]')).toBeFocused();
  }
  await tabTo(':text("Envoyer mes réponses")');
  await page.keyboard.press('Enter');
  await expect(code(page)).toBeVisible();
});

test('in English, from the list to the receipt', async ({ page }) => {
  const survey = new Questionnaire(page, ENGLISH);
  await page.goto(`/en${TERRITORY}/enquetes`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'How we use digital tools, neighbourhood by neighbourhood' }).click();
  await expect(page.getByText('no account', { exact: true })).toBeVisible();
  await survey.start();
  await survey.button('Next').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Please choose an answer' })).toBeVisible();
  await survey.choose('area', 'sanitas');
  await survey.next();
  await expect(page.getByRole('heading', { name: 'How old are you?' })).toBeVisible();
  await survey.answerRest();
  await survey.button('Send my answers').click();
  await expect(page.getByRole('heading', { name: 'Thank you, your answer is recorded' })).toBeVisible();
});
