import { aStructureResponse } from '@belvedere/fixtures/responses';
import { randomUUID } from 'node:crypto';
import { expectGood } from '../src/accessibility.ts';
import { expect, open, type Page, signInAs, test } from '../src/journey.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';
import { TERRITORY } from '../src/questionnaire.ts';

/** A campaign that wants no more answers says so, and loses none. Not the one that other journeys answer meanwhile. */
const CAMPAIGN = `${TERRITORY}/enquetes/structures-2026`;
const RESPONSES = '/api/territories/tours-joue/campaigns/structures-2026/responses';
const QUOTAS = `${CAMPAIGN}/quotas`;

/** Sets the overall cap by the page, without JavaScript being needed; '' takes it away. */
async function cap(page: Page, most: string) {
  await page.goto(QUOTAS);
  await page.getByLabel('Pour toute l’enquête').selectOption(most);
  await page.getByRole('button', { name: 'Enregistrer les quotas' }).click();
}

test('a facilitator caps a campaign; its page explains, and what is sent is kept', async ({
  page,
  browser,
}) => {
  const strangers = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const stranger = await strangers.newPage();
  const address = (path: string) => new URL(path, process.env.OBSERVATORY).href;
  await signInAs(page, 'animation');
  await open(page, CAMPAIGN);
  await page.getByRole('link', { name: 'Quotas' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Quotas' })).toBeVisible();
  await expectGood(page);

  const choices = await page.getByLabel('Pour toute l’enquête').locator('option').allTextContents();
  expect(choices.slice(0, 4)).toEqual(['Pas de quota', '20', '50', '100']);
  try {
    await cap(page, '20');
    await expect(page.getByText('Les quotas sont enregistrés.')).toBeVisible();
    await expect(page.getByLabel('Pour toute l’enquête')).toHaveValue('20');
    await expectGood(page);
    await screenshot(page, 'quotas');
    await guidePicture(page, 'quotas', { top: page.getByText('Les quotas sont enregistrés.') });

    await open(stranger, address(CAMPAIGN));
    await expect(stranger.getByText('Assez de personnes ont répondu')).toBeVisible();
    await expect(stranger.getByRole('button', { name: 'Commencer' })).toHaveCount(0);
    await expect(stranger.getByRole('link', { name: 'Voir la carte des acteurs' })).toBeVisible();
    await expectGood(stranger);
    await screenshot(stranger, 'campaign-full');
    await open(stranger, address(`/en${CAMPAIGN}`));
    await expect(stranger.getByText('Enough people have answered')).toBeVisible();
    await expectGood(stranger);

    // Whoever began before may go on, or erase it: then nothing is left to begin, and the keyboard goes on there.
    await stranger.evaluate(
      (key) => localStorage.setItem(key, JSON.stringify({ id: crypto.randomUUID(), answers: {} })),
      'belvedere:draft:tours-joue/structures-2026/1',
    );
    await open(stranger, address(CAMPAIGN));
    await expect(stranger.getByRole('button', { name: 'Reprendre mes réponses' })).toBeVisible();
    await stranger.getByRole('button', { name: 'Effacer mes réponses et recommencer' }).click();
    await stranger.getByRole('button', { name: 'Oui, effacer' }).click();
    await expect(stranger.getByText('Vos réponses sont effacées de cet appareil.')).toBeFocused();
    await expect(stranger.getByRole('button', { name: 'Commencer' })).toHaveCount(0);

    // Begun before, sent now.
    const late = await stranger.request.post(address(RESPONSES), {
      data: { id: randomUUID(), surveyVersion: 1, language: 'fr', answers: aStructureResponse() },
    });
    expect(await late.json()).toMatchObject({ held: 'full' });
    await page.goto(`${TERRITORY}/reponses-a-valider`);
    const held = page.getByRole('listitem').filter({ hasText: 'Les structures et leurs outils' });
    await expect(held.getByText('Un quota était atteint.')).toBeVisible();
    await expectGood(page);
    await held.locator('summary', { hasText: 'Ne pas les compter' }).click();
    await held.getByRole('button', { name: 'Oui, les effacer' }).click();
    await expect(page.getByRole('status')).toContainText('Ces réponses sont effacées');
    await expect(held).toHaveCount(0);
  } finally {
    await cap(page, '');
  }
  await open(stranger, address(CAMPAIGN));
  await expect(stranger.getByRole('button', { name: 'Commencer' })).toBeVisible();
  await strangers.close();
});

test('to a member there is no such page', async ({ page }) => {
  await signInAs(page, 'membre');
  expect((await page.goto(QUOTAS))?.status()).toBe(404);
});
