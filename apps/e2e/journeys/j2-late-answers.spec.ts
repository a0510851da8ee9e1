import { randomUUID } from 'node:crypto';
import { aResponse } from '@belvedere/fixtures/responses';
import { expectGood } from '../src/accessibility.ts';
import { expect, open, signInAs, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';

/** J2, wrong: the campaign closed while the tablet was without a network. */
test.use({ viewport: { width: 1280, height: 800 } });

const CAMPAIGN = 'usages-numeriques-essai';
const LATE = '/t/tours-joue/reponses-a-valider';

/** What a device kept, brought here in a file. */
const aFileOf = (count: number) => ({
  name: 'belvedere.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      ...{ format: 'belvedere/outbox', version: 1 },
      responses: Array.from({ length: count }, () => ({
        ...{
          id: randomUUID(),
          territory: 'tours-joue',
          campaign: CAMPAIGN,
          surveyVersion: 1,
          language: 'fr',
        },
        ...{ answers: aResponse(), since: new Date().toISOString(), title: { fr: 'Essai', en: 'Trial' } },
      })),
    }),
  ),
});

for (const [what, button] of [
  ['counts', 'Les compter'],
  ['erases', 'Oui, les effacer'],
] as const)
  test(`answers that come after the close wait, until a facilitator ${what} them`, async ({ page }) => {
    await open(page, '/envois');
    await page.getByLabel('Reprendre un fichier').setInputFiles(aFileOf(2));
    await expect(page.getByRole('status').filter({ hasText: '2 gardées à part, à valider' })).toBeVisible();

    await signInAs(page, 'animation');
    await page.getByRole('banner').locator('summary').first().click();
    await page
      .getByRole('banner')
      .getByRole('link', { name: /À valider · Tours/ })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: 'Réponses à valider' })).toBeVisible();
    // Beside what an ended session of another journey may have left for the other campaign.
    const trial = page.getByRole('listitem').filter({ hasText: 'campagne d’essai' });
    await expect(trial.getByText('moins de 11 réponses')).toBeVisible();
    await expect(trial.getByText(/^La campagne s’est terminée le /)).toBeVisible();
    await expectGood(page);
    await screenshot(page, 'late-answers');
    if (what === 'erases') await trial.locator('summary', { hasText: 'Ne pas les compter' }).click();
    await trial.getByRole('button', { name: button }).click();
    await expect(page.getByRole('status')).toContainText(
      what === 'counts' ? 'Ces réponses comptent désormais' : 'Ces réponses sont effacées',
    );
    await expect(trial).toHaveCount(0);
    await page.goto(`/en${LATE}`);
    await expectGood(page);
  });

test('its former address leads to it', async ({ page }) => {
  await signInAs(page, 'animation');
  await page.goto('/en/t/tours-joue/reponses-tardives');
  await expect(page).toHaveURL(`/en${LATE}`);
});

test('to a member there is no such page', async ({ page }) => {
  await signInAs(page, 'membre');
  expect((await page.goto(LATE))?.status()).toBe(404);
});
