import { expectGood } from '../src/accessibility.ts';
import { expect, type Page, test } from '../src/journey.ts';
import { CAMPAIGN, Questionnaire, TERRITORY } from '../src/questionnaire.ts';
import { screenshot } from '../src/pictures.ts';

/** A resident who kept their receipt, on an old phone. */
test.use({ viewport: { width: 360, height: 740 }, contextOptions: { reducedMotion: 'reduce' } });

const ask = async (page: Page, code: string) => {
  await page.getByLabel('Votre code de reçu').fill(code);
  await page.getByRole('button', { name: 'Voir ma réponse' }).click();
};

test('with the code of the receipt, a resident reads their answers again, erases them, and finds nothing after', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.answerAll();
  await survey.button('Envoyer mes réponses').click();
  const code = await page.getByTestId('receipt-code').innerText();
  await page.getByRole('link', { name: 'Revoir ou effacer une réponse avec son code' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Revoir ou effacer ma réponse');
  await expectGood(page);

  // A wrong code first: what was typed stays.
  await ask(page, 'K7QF-2MXR-9TBH');
  await expect(page.getByRole('alert')).toContainText('Aucune réponse de ce territoire ne porte ce code');
  await expect(page.getByLabel('Votre code de reçu')).toHaveValue('K7QF-2MXR-9TBH');
  await expectGood(page);

  // Another device, without scripts.
  const elsewhere = await browser.newPage({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin });
  await elsewhere.goto(`${TERRITORY}/recu`);
  await ask(elsewhere, code.toLowerCase());
  await expect(elsewhere.getByText('Sanitas', { exact: true })).toBeVisible();
  await elsewhere.close();

  await ask(page, code);
  await expect(page.getByText('Sanitas', { exact: true })).toBeVisible();
  await expect(page.getByText(/lecture de la notice numéro \d+/)).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'j1-receipt');
  expect(page.url(), 'the code stands in no address').not.toContain(code);
  await page.getByText('Effacer ma réponse', { exact: true }).click();
  await page.getByRole('button', { name: 'Oui, effacer ma réponse' }).click();
  await expect(page.getByText('Votre réponse est effacée')).toBeVisible();
  await expectGood(page);

  await page.goto(`${TERRITORY}/recu`);
  await ask(page, code);
  await expect(page.getByRole('alert')).toContainText('Aucune réponse de ce territoire ne porte ce code');
});

test('the page of receipts in English, from the page about privacy', async ({ page }) => {
  await page.goto('/en/confidentialite');
  await page
    .getByRole('link', { name: /See or erase my answer/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('See or erase my answer');
  await expectGood(page);
});
