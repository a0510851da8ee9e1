import { expectGood } from '../src/accessibility.ts';
import { expect, type Page, signInAs, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import { linkSentTo } from '../src/start-mailbox.ts';

const GROUP = '/t/vierzon/groupes/numerique-et-action-sociale';
const PRIVATE = '/t/tours-joue/groupes/relecture';
const PASSWORD = 'une phrase assez longue';
const PHONE = { width: 360, height: 740 };

test.use({ viewport: PHONE });
test.describe.configure({ mode: 'serial' });

async function ask(page: Page, email: string): Promise<void> {
  await page.goto(GROUP);
  await page.getByRole('link', { name: 'Demander à rejoindre' }).click();
  await page.getByLabel('Nom affiché').fill('Nadia Essai');
  await page.getByLabel('Adresse de courriel').fill(email);
  await page.getByLabel('Au nom de qui parlez-vous').selectOption({ label: 'habitant' });
  await page.getByLabel('Pourquoi souhaitez-vous').fill('Je voudrais aider mes voisins en ligne.');
  await page.getByRole('button', { name: 'Demander à rejoindre' }).click();
  await expect(page.getByRole('status')).toContainText('Votre demande est arrivée');
}

for (const javaScriptEnabled of [true, false])
  test(`a resident of Vierzon joins a group on a phone, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    const email = `nadia-${javaScriptEnabled ? 'avec' : 'sans'}@essai.example`;
    const newPage = async (scripts = javaScriptEnabled) => {
      const context = await browser.newContext({
        viewport: PHONE,
        javaScriptEnabled: scripts,
        locale: 'fr-FR',
        ...(baseURL && { baseURL }),
      });
      return context.newPage();
    };
    const look = async (page: Page, name: string) => {
      if (!javaScriptEnabled) return;
      await expectGood(page);
      await screenshot(page, `j4-${name}`);
    };

    // The public page: who is missing is said, who is in it is not.
    const resident = await newPage();
    await resident.goto('/t/vierzon/groupes');
    await look(resident, 'groups');
    await resident.getByRole('link', { name: 'Numérique et action sociale' }).click();
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText('Numérique et action sociale');
    if (javaScriptEnabled)
      await expect(resident.getByText('Personne n’y parle encore comme habitant.')).toBeVisible();
    await expect(resident.getByText('Alix Maquette')).toHaveCount(0);
    await look(resident, 'public-page');

    // She asks, and asks again: one request.
    await ask(resident, email);
    await look(resident, 'asked');
    await ask(resident, email);

    const facilitator = await newPage();
    await signInAs(facilitator, 'animation');
    await facilitator.goto(GROUP);
    await facilitator.getByRole('link', { name: 'Membres et demandes' }).click();
    await expect(facilitator.getByRole('heading', { name: /Nadia Essai, le/ })).toHaveCount(1);
    await look(facilitator, 'requests');

    // Approved with a word; the mail lets her make an account, and come in with one click.
    const link = await linkSentTo(
      email,
      async () => {
        await facilitator.getByLabel('Un mot pour la personne').fill('Bienvenue Nadia, à bientôt.');
        await facilitator.getByRole('button', { name: 'Accepter la demande de Nadia Essai' }).click();
        await expect(facilitator.getByText('Aucune demande n’attend.')).toBeVisible();
      },
      /https?:\/\/\S+\/invitation\/\S+/,
    );
    await resident.goto(link);
    await expect(resident.getByLabel('Adresse de courriel')).toHaveValue(email);
    await look(resident, 'invitation');
    await resident.getByLabel('Nom affiché').fill('Nadia Essai');
    await resident.getByLabel('Mot de passe').fill(PASSWORD);
    await resident.getByRole('button', { name: 'Créer le compte' }).click();
    await expect(resident.getByLabel('Au nom de qui parlez-vous')).toHaveValue('resident');
    await resident.getByRole('button', { name: 'Rejoindre le groupe' }).click();
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText('Numérique et action sociale');
    await expect(resident.getByText('Alix Maquette (démonstration)')).toBeVisible();
    await expect(resident.getByText('Personne n’y parle encore')).toHaveCount(0);
    await look(resident, 'inside');

    // Wrong: the invitation has served; it says so, and nothing of the group.
    const other = await newPage();
    expect((await other.goto(link))?.status()).toBe(410);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Cette invitation ne sert plus');
    expect(await other.content()).not.toContain('Numérique et action sociale');
    await look(other, 'invitation-useless');

    // Said for whom she speaks; wrong: no such organisation.
    const speaksFor = async (organisation: string) => {
      await facilitator.goto(`${GROUP}/membres`);
      await facilitator.locator('summary', { hasText: 'Structure de Nadia Essai' }).click();
      const field = facilitator
        .getByRole('listitem')
        .filter({ hasText: 'Retirer Nadia Essai' })
        .getByLabel('Nom de la structure');
      await field.fill(organisation);
      await field.press('Enter');
      return field;
    };
    const field = await speaksFor('Structure qui n’existe pas');
    await expect(facilitator.getByRole('alert')).toContainText('Aucune fiche d’acteur');
    await expect(field).toHaveValue('Structure qui n’existe pas');
    await speaksFor('la forge numérique');
    await expect(
      facilitator.getByRole('listitem').filter({ hasText: /Nadia Essai.*La Forge numérique/ }),
    ).toHaveCount(1);

    // Wrong: she is no facilitator; the last one cannot leave.
    expect((await resident.goto(`${GROUP}/membres`))?.status()).toBe(404);
    await facilitator.goto(GROUP);
    await facilitator.locator('summary', { hasText: 'Quitter le groupe' }).click();
    await facilitator.getByRole('button', { name: 'Oui, quitter' }).click();
    await expect(facilitator.getByRole('alert')).toContainText(
      'C’est la dernière personne qui anime ce groupe',
    );

    // She leaves: access ends at once, and she is still signed in elsewhere.
    await resident.goto(GROUP);
    await resident.locator('summary', { hasText: 'Quitter le groupe' }).click();
    await resident.getByRole('button', { name: 'Oui, quitter' }).click();
    await expect(resident).toHaveURL(/\/t\/vierzon\/groupes$/);
    await resident.goto(GROUP);
    await expect(resident.getByText('Alix Maquette')).toHaveCount(0);
    await resident.goto('/compte');
    await expect(resident.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();
    for (const page of [resident, facilitator, other]) await page.context().close();
  });

test('a group is founded; half a meeting is refused at its field, and nothing that was typed is lost', async ({
  page,
}) => {
  await signInAs(page, 'animation');
  await page.goto('/t/vierzon/groupes/nouveau');
  await page.getByLabel('Nom du groupe').fill('Numérique et sommeil');
  await page.getByLabel('Ce que fait le groupe').fill('Des écrans le soir, et de la nuit.');
  await page.getByLabel('les membres seulement').check();
  await page.getByLabel('Prochaine rencontre : lieu').fill('Maison de quartier');
  await page.getByRole('button', { name: 'Créer un groupe' }).click();
  await expect(page.getByText('Donnez le jour et le lieu, ou aucun des deux.')).toBeVisible();
  await expect(page.getByLabel('Ce que fait le groupe')).toHaveValue('Des écrans le soir, et de la nuit.');
  await expect(page.getByLabel('les membres seulement')).toBeChecked();
  await expectGood(page);
  await screenshot(page, 'j4-founding-refused');
  await page.getByLabel('Prochaine rencontre : jour').fill('2027-01-12');
  await page.getByRole('button', { name: 'Créer un groupe' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Numérique et sommeil');
});

test('a session that ended elsewhere does not keep anybody from asking to join', async ({
  page,
  context,
}) => {
  await context.addCookies([
    { name: 'belvedere.session_token', value: 'ended', url: process.env.OBSERVATORY! },
  ]);
  await ask(page, 'revenante@essai.example');
});

test('to whoever is not invited, a private group is as if it were not', async ({ page }) => {
  for (const signedIn of [false, true]) {
    if (signedIn) await signInAs(page, 'membre');
    for (const path of ['', '/rejoindre', '/membres', '/reglages', '/membres/affiche']) {
      expect((await page.goto(PRIVATE + path))?.status()).toBe(404);
      const there = await page.getByRole('main').innerText();
      await page.goto(`/t/tours-joue/groupes/nulle-part${path}`);
      expect(await page.getByRole('main').innerText()).toBe(there);
      expect(there).not.toContain('Relecture');
    }
    await page.goto('/t/tours-joue/groupes');
    await expect(page.getByText('Relecture')).toHaveCount(0);
  }
});

test('a code and its poster lead into a group', async ({ page }) => {
  await signInAs(page, 'animation');
  await page.goto(`${GROUP}/membres`);
  await page.getByLabel('Pour quelle structure').fill('Structure imaginaire');
  await page.getByRole('button', { name: 'Créer le code' }).click();
  await expect(page.getByText('Structure imaginaire', { exact: true })).toBeVisible();
  await expectGood(page);
  await page.getByRole('link', { name: 'Affiche : Structure imaginaire' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Rejoignez « Numérique et action sociale »',
  );
  await expectGood(page);
  await screenshot(page, 'j4-poster');
  const address = await page.getByText(/^http\S+\/invitation\/\S+$/).innerText();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Imprimez cette page')).toBeHidden();
  await page.emulateMedia({ media: null });

  await page.goto('/code');
  await expectGood(page);
  await page.getByLabel('Code d’invitation').fill('pas un code');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('alert')).toContainText('Cette invitation a déjà servi');
  await page.getByLabel('Code d’invitation').fill(address.split('/').at(-1)!.toLowerCase());
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('button', { name: 'Rejoindre le groupe' })).toBeVisible();
  await expectGood(page);

  await page.goto(`${GROUP}/reglages`);
  await expectGood(page);
  await page.goto('/t/vierzon/groupes/nouveau');
  await expectGood(page);
  for (const path of ['/t/vierzon/groupes', GROUP, `${GROUP}/membres`, '/code']) {
    await page.goto(`/en${path}`);
    await expectGood(page);
  }
  // What the API refuses is said in the language of the page.
  await page.goto('/en/code');
  await page.getByLabel('Invitation code').fill('not a code');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'This invitation was used, has expired or was withdrawn',
  );
});
