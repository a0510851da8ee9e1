import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../src/accessibility.ts';
import { alive, expect, expectNoSidewaysScroll, type Page, signInAs, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import { linkSentTo } from '../src/start-mailbox.ts';

test.describe.configure({ timeout: 300_000 });

/** Presses a link by keyboard. @returns what was downloaded, as text, and under which name */
async function download(page: Page, link: string) {
  const begun = page.waitForEvent('download');
  const button = page.getByRole('link', { name: link });
  await button.focus();
  await page.keyboard.press('Enter');
  const done = await begun;
  return { name: done.suggestedFilename(), text: await readFile(await done.path(), 'utf8') };
}

test('a member reads and takes away what the observatory holds about them', async ({ page, context }) => {
  await page.goto('/compte/mes-donnees');
  await expect(page).toHaveURL(/\/connexion\?retour=/);
  await page.getByRole('button', { name: 'Se connecter avec ce compte (membre)' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mes données' })).toBeVisible();

  await page.goto('/compte');
  await page.getByRole('main').getByRole('link', { name: 'Mes données' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mes données' })).toBeVisible();
  await alive(page);

  const json = await download(page, 'Télécharger en JSON');
  expect(json.name).toBe('belvedere.json');
  const { sections } = JSON.parse(json.text) as { sections: { title: { fr: string }; rows: object[] }[] };
  const rows = (title: string) => sections.find((section) => section.title.fr === title)?.rows;
  expect(rows('Rôles dans les territoires')).toContainEqual(
    expect.objectContaining({ territory: 'Tours et Joué-lès-Tours', role: 'member', until: null }),
  );
  expect(rows('Connexions')?.length).toBeGreaterThan(0);

  const french = await download(page, 'Télécharger la page à lire');
  expect(french.name).toBe('belvedere.html');

  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await screenshot(page, 'my-data-fr');

  await page.goto('/en/compte/mes-donnees');
  await expect(page.getByRole('heading', { level: 1, name: 'My data' })).toBeVisible();
  await alive(page);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await screenshot(page, 'my-data-en');
  const english = await download(page, 'Download the page to read');

  // What was taken away is a page like the others: to be read by everybody, without the observatory.
  const taken = await context.newPage();
  await taken.setViewportSize({ width: 320, height: 640 });
  for (const [text, title, account] of [
    [french.text, 'Mes données dans l’observatoire', 'Compte'],
    [english.text, 'My data in the observatory', 'Account'],
  ] as const) {
    await taken.setContent(text);
    await expect(taken.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(taken.getByRole('heading', { level: 2, name: account, exact: true })).toBeVisible();
    await expectNoSidewaysScroll(taken);
    await expectAccessible(taken);
    await screenshot(taken, `my-data-taken-${account.toLowerCase()}`);
  }
});

const PASSWORD = 'une phrase assez longue';
const ERASE = '/compte/mes-donnees/effacer';

for (const javaScriptEnabled of [true, false])
  test(`a member erases their account, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    browser,
    baseURL,
  }) => {
    const name = `Noé Départ ${javaScriptEnabled ? 'un' : 'deux'}`;
    const email = `noe-${javaScriptEnabled ? 'avec' : 'sans'}@essai.example`;
    const newPage = async () => {
      const viewport = { width: 320, height: 640 };
      const context = await browser.newContext({
        ...{ viewport, javaScriptEnabled, locale: 'fr-FR' },
        ...(baseURL && { baseURL }),
      });
      return context.newPage();
    };
    const look = async (page: Page, picture: string) => {
      if (!javaScriptEnabled) return;
      await alive(page);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await screenshot(page, `j5-${picture}`);
    };

    // A group of two: one facilitates, the other comes in by invitation and is then made to facilitate alone.
    const facilitator = await newPage();
    await signInAs(facilitator, 'animation');
    await facilitator.goto('/t/tours-joue/groupes/nouveau');
    await facilitator.getByLabel('Nom du groupe').fill(`Le groupe de ${name}`);
    await facilitator.getByLabel('Ce que fait le groupe').fill('Se comprendre.');
    await facilitator.getByRole('button', { name: 'Créer un groupe' }).click();
    await expect(facilitator.getByRole('heading', { level: 1 })).toHaveText(`Le groupe de ${name}`);
    const group = new URL(facilitator.url()).pathname;
    await facilitator.goto(`${group}/membres`);
    const link = await linkSentTo(
      email,
      async () => {
        await facilitator.getByLabel('Adresse de courriel').fill(email);
        await facilitator.getByRole('button', { name: 'Envoyer l’invitation' }).click();
        await expect(facilitator.getByRole('status')).toBeVisible();
      },
      /https?:\/\/\S+\/invitation\/\S+/,
    );
    const member = await newPage();
    await member.goto(link);
    await member.getByLabel('Nom affiché').fill(name);
    await member.getByLabel('Mot de passe').fill(PASSWORD);
    await member.getByRole('button', { name: 'Créer le compte' }).click();
    await member.getByLabel('Au nom de qui parlez-vous').selectOption({ label: 'habitant' });
    await member.getByRole('button', { name: 'Rejoindre le groupe' }).click();
    await expect(member.getByRole('heading', { level: 1 })).toHaveText(`Le groupe de ${name}`);
    await facilitator.goto(`${group}/membres`);
    await facilitator.getByRole('button', { name: `Confier l’animation à ${name}` }).click();
    await expect(facilitator.getByRole('status')).toBeVisible();
    await facilitator.goto(group);
    await expect(facilitator.getByText(name, { exact: true })).toBeVisible();
    await member.goto(`${group}/membres`);
    await member.getByRole('button', { name: /^Retirer l’animation à Alix Maquette/ }).click();
    await expect(member.getByRole('status')).toBeVisible();

    // The last who facilitates cannot go, and is told of which group.
    await member.goto('/compte/mes-donnees');
    await expect(member.getByText('Groupes de travail : 1')).toBeVisible();
    await look(member, 'what-would-go');
    await member.getByRole('link', { name: 'Effacer mon compte' }).click();
    await expect(
      member.getByText(`Vous êtes la dernière personne qui anime : Le groupe de ${name}`),
    ).toBeVisible();
    await expect(member.getByLabel('Mot de passe actuel')).toHaveCount(0);
    await look(member, 'last-facilitator');

    // Names a successor, then tries with a wrong password, and with the right one.
    await member.goto(`${group}/membres`);
    await member.getByRole('button', { name: /^Confier l’animation à Alix Maquette/ }).click();
    await expect(member.getByRole('status')).toBeVisible();
    const elsewhere = await newPage();
    await elsewhere.goto('/connexion');
    await signInWith(elsewhere, email);
    await expect(elsewhere.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();
    await member.goto(ERASE);
    await look(member, 'erase');
    await member.getByLabel('Mot de passe actuel').fill('une autre phrase longue');
    await member.getByRole('button', { name: 'Effacer mon compte pour toujours' }).click();
    await expect(member.getByRole('alert')).toContainText('Ce mot de passe n’est pas le bon.');
    await look(member, 'erase-refused');
    await member.getByLabel('Mot de passe actuel').fill(PASSWORD);
    await member.getByRole('button', { name: 'Effacer mon compte pour toujours' }).click();
    await expect(member.getByRole('heading', { level: 1, name: 'Votre compte est effacé' })).toBeVisible();
    await expect(member.getByText('Groupes de travail : 1')).toBeVisible();
    await expect(member.getByText('Réponses aux questionnaires')).toBeVisible();
    await expect(member.getByText('Le même compte rendu part à votre adresse')).toBeVisible();
    await look(member, 'erased');

    // Out everywhere, and for good.
    await elsewhere.goto('/compte');
    await expect(elsewhere).toHaveURL(/\/connexion/);
    await member.goto('/connexion');
    await signInWith(member, email);
    await expect(member.getByRole('alert')).toContainText('L’adresse ou le mot de passe ne va pas');

    // What was done stays, by a former member; the name is nowhere.
    await facilitator.goto(group);
    await expect(facilitator.getByRole('main').getByText('Alix Maquette (démonstration)')).toBeVisible();
    await expect(facilitator.getByRole('main').getByText(name, { exact: true })).toHaveCount(0);
    const administrator = await newPage();
    await signInAs(administrator, 'administration');
    await administrator.goto('/t/tours-joue/journal');
    await expect(
      administrator.getByRole('row', { name: /ancien membre.*rôle dans un groupe/ }).first(),
    ).toBeVisible();
    await expect(
      administrator.getByRole('row', { name: /ancien membre.*compte effacé/ }).first(),
    ).toBeVisible();
    await look(administrator, 'former-member');
    for (const page of [facilitator, member, elsewhere, administrator]) await page.context().close();
  });

async function signInWith(page: Page, email: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Avec un mot de passe' });
  await form.getByLabel('Adresse de courriel').fill(email);
  await form.getByLabel('Mot de passe').fill(PASSWORD);
  await form.getByRole('button', { name: 'Se connecter' }).click();
}

test('an account of the demonstration cannot be erased, and is told so in both languages', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signInAs(page, 'membre');
  for (const [language, sentence] of [
    ['', 'Ce compte de démonstration sert à tout le monde'],
    ['/en', 'This demonstration account is there for everybody'],
  ] as const) {
    await page.goto(language + ERASE);
    await alive(page);
    await expect(page.getByText(sentence)).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});
