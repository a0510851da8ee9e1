import { expectGood } from '../src/accessibility.ts';
import { expect, open, type Page, signInAs, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import { linkSentTo } from '../src/start-mailbox.ts';

const PHONE = { width: 360, height: 740 };
const T = '/t/tours-joue';

/** A new actor, proposed by somebody without an account. */
async function proposeActor(page: Page, name: string, more: () => Promise<void> = async () => {}) {
  await page.goto(`${T}/proposer/acteur`);
  await page.getByLabel('Nom (obligatoire)').fill(name);
  await page.getByLabel('Type d’acteur').selectOption('residents-collective');
  await page.getByLabel('Commune').fill('Tours');
  await more();
  await page.getByRole('button', { name: 'Envoyer la proposition' }).click();
}

const thanks = (page: Page) => expect(page.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled, viewport: PHONE });

    test('a resident corrects an actor on a phone; what is wrong is said at its field, and what was typed stays', async ({
      page,
    }) => {
      await page.goto(`${T}/acteurs/centre-social-du-platane`);
      await page.getByRole('link', { name: 'Proposer une correction' }).click();
      await expect(page.getByLabel('Téléphone')).toHaveValue('02 61 91 10 01');
      await page.getByLabel('Téléphone').fill('demain');
      await page.getByLabel('Comment venir').fill(javaScriptEnabled ? 'Tram A, arrêt Sanitas.' : 'À pied.');
      await page.getByRole('button', { name: 'Envoyer la proposition' }).click();
      await expect(page.getByRole('alert')).toContainText('Un numéro comme 02 61 91 10 01');
      await expect(page.getByLabel('Téléphone')).toHaveValue('demain');
      await expect(page.getByLabel('Téléphone')).toHaveAttribute('aria-invalid', 'true');
      if (javaScriptEnabled) {
        await expectGood(page);
        await screenshot(page, 'moderation-propose');
      }
      await page.getByLabel('Téléphone').fill('02 61 91 10 41');
      await page.getByRole('button', { name: 'Envoyer la proposition' }).click();
      await thanks(page);
      await expect(page.getByText(javaScriptEnabled ? 'sous 7 jours' : 'sous 14 jours')).toBeVisible();
      if (javaScriptEnabled) await expectGood(page);
      // Nothing shows before it is accepted.
      await page.goto(`${T}/acteurs/centre-social-du-platane`);
      await expect(page.getByRole('main').getByText('02 61 91 10 41')).toHaveCount(0);
    });

    test('a new actor whose name is there already is asked about, and may be sent all the same', async ({
      page,
    }) => {
      const name = `Centre social du Platane ${javaScriptEnabled ? 'bis' : 'ter'}`;
      await proposeActor(page, name);
      await expect(page.getByText('Existe déjà')).toBeVisible();
      await expect(page.getByRole('link', { name: 'Centre social du Platane', exact: true })).toBeVisible();
      await expect(page.getByLabel('Nom (obligatoire)')).toHaveValue(name);
      if (javaScriptEnabled) await expectGood(page);
      await page.getByLabel('Ce n’est aucun d’eux').check();
      await page.getByRole('button', { name: 'Envoyer la proposition' }).click();
      await thanks(page);
    });
  });

test('from a proposal on a phone to the page: reviewed by keyboard, accepted in part, undone', async ({
  page,
  browser,
}) => {
  await page.setViewportSize(PHONE);
  await open(page, `${T}/acteurs/tremplin-emploi-du-cher`);
  await page.getByRole('link', { name: 'Proposer une correction' }).click();
  await page.getByLabel('Téléphone').fill('02 61 91 10 44');
  await page.getByLabel('Comment venir').fill('Par la cour, au fond.');
  await page.getByLabel('Votre courriel').fill('ali@essai.example');
  await page.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await thanks(page);
  await expect(page.getByText('Vous recevrez une réponse')).toBeVisible();

  const context = await browser.newContext({
    baseURL: process.env.OBSERVATORY!,
    viewport: { width: 1280, height: 800 },
  });
  const desk = await context.newPage();
  await signInAs(desk, 'animation');
  await desk.goto(`${T}/moderation`);
  await expect(desk.getByRole('heading', { level: 1, name: 'Propositions à relire' })).toBeVisible();
  await expectGood(desk);
  await screenshot(desk, 'moderation-queue');
  await desk.goto(`/en${T}/moderation`);
  await expectGood(desk);

  // The oldest comes first; the keys go down and up, and open.
  await desk.goto(`${T}/moderation`);
  const mine = desk.getByRole('link', { name: 'Tremplin emploi du Cher' });
  await expect(async () => {
    await desk.keyboard.press('j');
    await expect(mine).toBeFocused({ timeout: 300 });
  }).toPass();
  await desk.keyboard.press('k');
  await expect(mine).not.toBeFocused();
  await desk.keyboard.press('j');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { level: 1, name: 'Tremplin emploi du Cher' })).toBeVisible();
  await expect(desk.getByText('ali@essai.example')).toBeVisible();
  await expect(desk.locator('ins', { hasText: 'Par la cour' })).toBeVisible();
  await expectGood(desk);
  await screenshot(desk, 'moderation-item');
  await desk.keyboard.press('?');
  await expect(desk.getByText('accepter ce qui est coché')).toBeVisible();
  await desk.keyboard.press('?');
  await desk.keyboard.press('r');
  await expect(desk.getByLabel('Pourquoi')).toBeFocused();

  // Nothing at all is no decision; what was written meanwhile stays.
  const word = desk.getByLabel('Un mot', { exact: false }).first();
  await word.fill('Merci, presque tout y est.');
  for (const box of await desk.getByRole('checkbox', { name: /^Prendre/ }).all()) await box.uncheck();
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Accepter 0 champ' }).click();
  await expect(desk.getByRole('alert')).toBeVisible();
  await expect(word).toHaveValue('Merci, presque tout y est.');
  await expect(desk.getByRole('checkbox', { name: /^Prendre/ }).first()).not.toBeChecked();
  for (const box of await desk.getByRole('checkbox', { name: /^Prendre/ }).all()) await box.check();

  // In part: the way in is not taken.
  await desk.getByLabel('Prendre « Comment venir »').uncheck();
  await expect(desk.getByRole('button', { name: 'Accepter 1 champ coché' })).toBeVisible();
  await desk.keyboard.press('a');
  await expect(desk.getByRole('status').filter({ hasText: 'accepté et publié' })).toBeVisible();
  await expectGood(desk);
  await page.goto(`${T}/acteurs/tremplin-emploi-du-cher`);
  await expect(page.getByRole('main').getByText('02 61 91 10 44', { exact: true })).toBeVisible();
  await expect(page.getByText('Par la cour')).toHaveCount(0);

  // Undone: the page is as it was.
  await desk.keyboard.press('u');
  await expect(desk.getByRole('status').filter({ hasText: 'La décision est annulée' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('main').getByText('02 61 91 10 44')).toHaveCount(0);

  // Two tabs decide at once: the second sees that it is done, and by whom.
  const second = await context.newPage();
  await second.goto(desk.url());
  await expect(second.getByRole('button', { name: /^(Tout accepter|Accepter)/ })).toBeVisible();
  await desk.locator('summary', { hasText: 'Refuser' }).click();
  await desk.getByLabel('Pourquoi').selectOption('unverifiable');
  await desk.getByRole('button', { name: 'Refuser', exact: true }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'C’est refusé' })).toBeVisible();
  await second.getByRole('button', { name: /^(Tout accepter|Accepter)/ }).click();
  await expect(second.getByRole('status').filter({ hasText: 'C’est déjà décidé' })).toContainText(
    'refusée par Alix Maquette',
  );
  await expectGood(second);
  await context.close();
});

test('a conflict is shown, and several are decided at once after a question', async ({ page, browser }) => {
  await signInAs(page, 'animation');
  await page.goto(`${T}/moderation?kind=actor-correction`);
  await page.getByRole('link', { name: 'La Fabrique à clics' }).click();
  await expect(page.getByText('Ce champ a changé depuis')).toBeVisible();
  await expect(page.getByText('02 61 91 10 92')).toBeVisible();
  await expect(page.getByLabel('Prendre « Téléphone »')).not.toBeChecked();
  await expectGood(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectGood(page);
  await screenshot(page, 'moderation-conflict-dark');

  const stranger = await browser.newContext({ baseURL: process.env.OBSERVATORY! });
  const away = await stranger.newPage();
  expect((await away.goto(page.url()))?.status()).toBe(404);
  expect((await away.goto(`${T}/moderation`))?.status()).toBe(404);
  for (const name of ['Lot numéro un', 'Fanfare du second lot']) {
    await proposeActor(away, name);
    await thanks(away);
  }
  await stranger.close();

  await page.goto(`${T}/moderation?kind=new-actor`);
  await page.getByLabel('Choisir « Lot numéro un »').check();
  await page.getByLabel('Choisir « Fanfare du second lot »').check();
  await page.getByRole('button', { name: 'Tout refuser' }).click();
  await expect(page.getByText('Refuser ces propositions')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Fanfare du second lot' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ne rien faire' })).toHaveAttribute('href', /kind=new-actor/);
  await expectGood(page);
  await screenshot(page, 'moderation-several');
  await page.getByRole('button', { name: 'Oui, refuser' }).click();
  await expect(page.getByText('Choisissez une raison')).toBeVisible();
  await page.getByLabel('Pourquoi').selectOption('out-of-scope');
  await page.getByRole('button', { name: 'Oui, refuser' }).click();
  await expect(page.getByText('2 propositions décidées.')).toBeVisible();
  await page.goto(`${T}/moderation?show=decided`);
  await expect(page.getByRole('link', { name: 'Lot numéro un' })).toBeVisible();
  await expectGood(page);
});

test('who left an address is asked something, and answers from the mail; what is refused stays written', async ({
  page,
  browser,
}) => {
  await proposeActor(page, 'Chorale du vendredi', () =>
    page.getByLabel('Votre courriel').fill('chorale@essai.example'),
  );
  await thanks(page);

  const context = await browser.newContext({ baseURL: process.env.OBSERVATORY! });
  const desk = await context.newPage();
  await signInAs(desk, 'animation');
  await desk.goto(`${T}/moderation?kind=new-actor`);
  await desk.getByRole('link', { name: 'Chorale du vendredi' }).click();
  await desk.locator('summary', { hasText: 'Demander une précision' }).click();
  await desk.getByLabel('Votre question').fill('Où répétez-vous ?');
  const link = await linkSentTo('chorale@essai.example', () =>
    desk.getByRole('button', { name: 'Envoyer la question' }).click(),
  );
  await expect(desk.getByRole('status').filter({ hasText: 'question' })).toBeVisible();

  await page.goto(link);
  await expect(page.getByText('Où répétez-vous ?')).toBeVisible();
  await expectGood(page);
  // Longer than the page itself would let through.
  await page.getByLabel('Votre réponse').evaluate((field) => field.removeAttribute('maxlength'));
  const long = `Salle des fêtes. ${'la '.repeat(1000)}`.trim();
  await page.getByLabel('Votre réponse').fill(long);
  await page.getByRole('button', { name: 'Répondre' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Votre réponse')).toHaveValue(long);
  await expectGood(page);
  await screenshot(page, 'moderation-asked-refused');
  await page.getByLabel('Votre réponse').fill('À la salle des fêtes, le vendredi à 19 h.');
  await page.getByRole('button', { name: 'Répondre' }).click();
  await expect(page.getByText('Merci, votre réponse est arrivée.')).toBeVisible();
  await expectGood(page);
  await page.reload();
  await expect(page.getByText('Cette question n’attend plus de réponse')).toBeVisible();

  await desk.reload();
  await expect(desk.getByText('À la salle des fêtes, le vendredi à 19 h.')).toBeVisible();
  await expectGood(desk);
  await context.close();
});

test('every form is good for everybody, in both languages and both appearances', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of [
      '/proposer/acteur',
      '/proposer/action?acteur=centre-social-du-platane',
      '/proposer/signaler-acteur/centre-social-du-platane',
      '/proposer/suite?jeton=x',
    ])
      for (const language of ['', '/en']) {
        await page.goto(language + T + path);
        await expectGood(page);
      }
  }
  for (const path of [
    '/proposer/rien',
    '/proposer/acteur/x',
    '/proposer/corriger-acteur',
    '/proposer/corriger-acteur/x',
  ])
    expect((await page.goto(T + path))?.status(), path).toBe(404);
});
