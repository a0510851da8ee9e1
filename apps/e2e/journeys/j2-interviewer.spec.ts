import type { Browser } from '@playwright/test';
import { expectGood } from '../src/accessibility.ts';
import { everythingKept, makeSession, PIN, protect } from '../src/collecting.ts';
import { expect, type Page, test } from '../src/journey.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';
import { ENGLISH, Questionnaire } from '../src/questionnaire.ts';

/** J2: a mediator lends one tablet to many people, without a network all morning. */
test.use({
  actionTimeout: 30_000,
  viewport: { width: 800, height: 1180 },
  contextOptions: { reducedMotion: 'reduce' },
});

/** The facilitator's own computer. */
async function aComputer(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return (
    await browser.newContext({ baseURL: baseURL ?? '', viewport: { width: 1280, height: 800 } })
  ).newPage();
}

/** One person's interview on the tablet, up to the review; what they typed freely is told apart by a word of theirs. */
async function interview(
  tablet: Page,
  word: string,
  area = 'sanitas',
  begin = 'Commencer un entretien',
  words?: typeof ENGLISH,
) {
  const survey = new Questionnaire(tablet, words);
  await survey.button(begin).click();
  await survey.onQuestion('area');
  await expect(tablet.locator('main input:checked'), 'a fresh questionnaire').toHaveCount(0);
  await survey.choose('area', area);
  await survey.next();
  await survey.answerRest(async () => {
    const free = tablet.locator('.sd-question textarea');
    for (const one of await free.all()) await one.fill(word);
  });
  await expect(tablet.getByText(word)).toBeVisible();
  return survey;
}

/** Nothing that somebody typed is on screen, or anywhere that this browser keeps things. */
async function expectNothingOf(tablet: Page, ...words: string[]): Promise<void> {
  const [kept, shown] = [await everythingKept(tablet), await tablet.content()];
  for (const word of words) {
    expect(kept).not.toContain(word);
    expect(shown).not.toContain(word);
  }
}

const start = (tablet: Page) => tablet.getByRole('button', { name: 'Commencer un entretien' });
const clear = (tablet: Page) => tablet.getByRole('button', { name: 'Terminé : effacer l’écran' });

async function type(tablet: Page, pin: string): Promise<void> {
  await tablet.getByLabel('Code PIN', { exact: true }).fill(pin);
  await tablet.getByRole('button', { name: 'Déverrouiller et envoyer' }).click();
}

test('several people answer on one tablet without a network, none finds the one before, all of it counts at noon', async ({
  page: tablet,
  context,
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const computer = await aComputer(browser, baseURL);
  const { own, path } = await makeSession(computer, {
    place: 'Centre social de la Rabière',
    targets: { Sanitas: 10 },
  });
  await expectGood(computer);
  await screenshot(computer, 'collecting-session');

  await tablet.goto(path);
  await expect(tablet.getByRole('button', { name: 'Protéger cet appareil' })).toBeVisible();
  await expectGood(tablet);
  await protect(tablet);
  await expectGood(tablet);
  await screenshot(tablet, 'collecting-start');
  await guidePicture(tablet, 'collecter-tablette', { width: 800, height: 900 });
  await context.setOffline(true);

  // The first one answers everything; before the end, nothing of it is on the device.
  const first = await interview(tablet, 'mandarine');
  expect(await everythingKept(tablet)).not.toContain('mandarine');
  await tablet.emulateMedia({ media: 'print' });
  await expect(tablet.getByText('mandarine')).toBeHidden();
  await tablet.emulateMedia({ media: 'screen' });
  await first.button('Envoyer mes réponses').click();
  await expect(tablet.getByText('vos réponses attendent ici, chiffrées')).toBeVisible();
  await expectGood(tablet);
  await expectNothingOf(tablet, 'mandarine');
  await clear(tablet).click();
  await expect(tablet.getByText('1 entretien sur cet appareil')).toBeVisible();
  await expect(tablet.getByText('1 sur 10')).toBeVisible();

  // No way leads back: the history, a reload.
  await tablet.goBack();
  await tablet.goForward();
  await expect(start(tablet)).toBeVisible();
  await expectNothingOf(tablet, 'mandarine');
  await tablet.reload();
  await expect(start(tablet)).toBeVisible();
  await expect(tablet.getByText('1 sur 10'), 'locked again').toHaveCount(0);
  await expect(tablet.getByText('Prêt : cet appareil peut partir sans réseau.')).toBeVisible();
  await expectNothingOf(tablet, 'mandarine');

  // The second one gives up; the third one's page is reloaded, and left by the back button.
  const second = await interview(tablet, 'groseille');
  await second.button('Abandonner et effacer mes réponses').click();
  await second.button('Oui, effacer').click();
  await expectNothingOf(tablet, 'groseille');
  await interview(tablet, 'rhubarbe');
  await tablet.reload();
  await expect(start(tablet)).toBeVisible();
  await expectNothingOf(tablet, 'rhubarbe');
  await interview(tablet, 'cerise');
  await tablet.goBack();
  await tablet.goForward();
  await expect(start(tablet)).toBeVisible();
  await expectNothingOf(tablet, 'mandarine', 'groseille', 'rhubarbe', 'cerise');

  // The next one is asked in English, reads that there will be no code, and would rather send nothing.
  await tablet
    .getByRole('navigation', { name: 'Langue du questionnaire' })
    .getByRole('link', { name: 'English' })
    .click();
  const english = await interview(tablet, 'blackberry', 'sanitas', 'Begin an interview', ENGLISH);
  await english.button('Send my answers').click();
  await expect(tablet.getByRole('heading', { name: 'No receipt code without a network' })).toBeVisible();
  await tablet.getByText('Erase my answers now').click();
  await expectGood(tablet);
  await screenshot(tablet, 'collecting-no-code');
  // Pressed twice before the first press has done anything, it is not said to be too late. Both presses are made
  // in one turn: the second of a mouse would land on whatever has taken the button's place, and take the focus.
  const erased = tablet.getByRole('heading', { name: 'Your answers are erased' });
  await english.button('Yes, erase').evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(erased).toBeFocused();
  await expectNothingOf(tablet, 'blackberry');
  await expect(erased).toBeFocused();
  await english.button('Done: clear the screen').click();
  await tablet
    .getByRole('navigation', { name: 'Language of the questionnaire' })
    .getByRole('link', { name: 'Français' })
    .click();
  await expect(start(tablet)).toBeVisible();

  // The last one answers all of it, with the tablet locked.
  const last = await interview(tablet, 'mirabelle', 'la-rabiere');
  await last.button('Envoyer mes réponses').click();
  await clear(tablet).click();
  await expect(tablet.getByText('2 réponses attendent ici, chiffrées.')).toBeVisible();
  await type(tablet, PIN);
  await expect(tablet.getByText('Il faut le réseau')).toBeVisible();

  await context.setOffline(false);
  await type(tablet, '000000');
  await expect(
    tablet.getByText('Ce n’est pas le code choisi sur cet appareil. Rien n’est effacé.'),
  ).toBeVisible();
  await expect(tablet.getByText('2 réponses attendent ici, chiffrées.')).toBeVisible();
  await type(tablet, PIN);
  await expect(tablet.getByText('0 réponse attend ici')).toBeVisible();
  await expect(tablet.getByRole('status').filter({ hasText: '2 reçues.' })).toBeVisible();
  await expect(tablet.getByText('1 sur 10')).toBeVisible();
  await expect(tablet.getByText('Autres quartiers')).toBeVisible();
  await expectGood(tablet);
  await screenshot(tablet, 'collecting-sent');
  await expectNothingOf(tablet, 'mandarine', 'mirabelle');

  await computer.goto(own);
  await expect(computer.getByText('2 réponses reçues')).toBeVisible();
  await computer.goto('/t/tours-joue/collecte');
  await expect(computer.getByRole('link', { name: 'Centre social de la Rabière' })).toBeVisible();
  await expectGood(computer);

  // Taken off the tablet, nothing of the session is left on it.
  await tablet.getByText('Retirer la séance de cet appareil').click();
  await tablet.getByLabel('Code PIN, pour effacer').fill(PIN);
  await tablet.getByRole('button', { name: 'Oui, tout effacer d’ici' }).click();
  await expect(tablet.getByRole('heading', { name: 'Choisissez le code PIN de cet appareil' })).toBeVisible();
  expect(await everythingKept(tablet)).not.toContain(path.split('/').at(-1));
  await computer.context().close();
});

test('ended from afar, the tablet says so, what waits still leaves; once lost, it never can', async ({
  page: tablet,
  context,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const computer = await aComputer(browser, baseURL);
  const { path } = await makeSession(computer, { place: 'Marché du Morier' });
  await tablet.goto(path);
  await protect(tablet);
  await context.setOffline(true);
  for (const word of ['myrtille', 'noisette']) {
    const survey = await interview(tablet, word);
    await survey.button('Envoyer mes réponses').click();
    await clear(tablet).click();
  }
  await expect(tablet.getByText('2 réponses attendent ici, chiffrées.')).toBeVisible();

  await computer.getByText('Arrêter la séance maintenant').click();
  await expectGood(computer);
  await computer.getByRole('button', { name: 'Oui, arrêter la séance' }).click();
  await expect(computer.getByText('C’est fait.')).toBeVisible();
  await expect(computer.getByRole('img')).toHaveCount(0);

  await tablet.reload();
  await expect(start(tablet), 'without a network it cannot know').toBeVisible();
  await context.setOffline(false);
  await tablet.reload();
  await expect(tablet.getByText('L’équipe a mis fin à cette séance de collecte.')).toBeVisible();
  await expect(start(tablet)).toHaveCount(0);
  await expectGood(tablet);
  await type(tablet, PIN);
  await expect(tablet.getByText('0 réponse attend ici')).toBeVisible();
  await expectNothingOf(tablet, 'myrtille', 'noisette');
  await computer.reload();
  await expect(computer.getByText('2 réponses sont arrivées après l’arrêt')).toBeVisible();

  await computer.getByText('La tablette est perdue ou volée').click();
  await computer.getByRole('button', { name: 'Oui, elle est perdue' }).click();
  await expect(computer.getByText('appareil perdu')).toBeVisible();
  await tablet.reload();
  await expect(tablet.getByText('L’équipe a déclaré cet appareil perdu')).toBeVisible();
  await expect(tablet.getByLabel('Code PIN')).toHaveCount(0);

  // Whoever facilitates decides about what came after the end.
  await computer.goto('/t/tours-joue/reponses-a-valider');
  const held = computer
    .getByRole('listitem')
    .filter({ hasText: 'Nos usages du numérique, quartier par quartier' });
  await expect(held.getByText('Leur séance de collecte avait été arrêtée.')).toBeVisible();
  await held.locator('summary', { hasText: 'Ne pas les compter' }).click();
  await held.getByRole('button', { name: 'Oui, les effacer' }).click();
  await expect(computer.getByRole('status')).toContainText('Ces réponses sont effacées');
  await expect(held).toHaveCount(0);
  await computer.context().close();
});

test('a kiosk asks whether somebody is there, waits for them, and otherwise goes back to its start', async ({
  page: kiosk,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const computer = await aComputer(browser, baseURL);
  const { path, own } = await makeSession(computer, { place: 'Hall de la médiathèque', kiosk: true });
  await kiosk.clock.install();
  await kiosk.goto(path);
  await protect(kiosk);
  await expectGood(kiosk);
  await screenshot(kiosk, 'kiosk-start');

  await interview(kiosk, 'abricot', 'sanitas', 'Commencer');
  const question = kiosk.getByRole('dialog', { name: 'Êtes-vous encore là ?' });
  await kiosk.clock.runFor(80_000);
  await expect(question).toBeHidden();
  await kiosk.clock.runFor(15_000);
  await expect(question).toBeVisible();
  await expectGood(kiosk);
  await screenshot(kiosk, 'kiosk-idle');
  await kiosk.getByRole('button', { name: 'Oui, je continue' }).click();
  await expect(question).toBeHidden();
  await expect(kiosk.getByText('abricot'), 'still there').toBeVisible();

  // Any key is a sign as well, and the whole time is given again.
  await kiosk.clock.runFor(95_000);
  await expect(question).toBeVisible();
  await kiosk.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await kiosk.clock.runFor(85_000);
  await expect(kiosk.getByText('abricot')).toBeVisible();
  await kiosk.clock.runFor(40_000);
  await expect(kiosk.getByRole('button', { name: 'Commencer', exact: true })).toBeVisible();
  await expectNothingOf(kiosk, 'abricot');

  // With a network, answers leave at once, and the code is shown to whoever gave them only.
  const survey = await interview(kiosk, 'pistache', 'sanitas', 'Commencer');
  await survey.button('Envoyer mes réponses').click();
  const code = await kiosk.locator('#receipt + p').innerText();
  expect(code).toMatch(/\w{4}/);
  await expectNothingOf(kiosk, 'pistache');
  await kiosk.clock.runFor(125_000);
  await expect(kiosk.getByRole('button', { name: 'Commencer', exact: true })).toBeVisible();
  await expectNothingOf(kiosk, code);
  await computer.goto(own);
  await expect(computer.getByText('1 réponse reçue')).toBeVisible();
  await computer.context().close();
});
