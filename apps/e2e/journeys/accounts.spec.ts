import { TOTP } from 'otpauth';
import { expectGood } from '../src/accessibility.ts';
import { alive, expect, type Page, signInAs, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import { linkSentTo } from '../src/start-mailbox.ts';

const EMAIL = 'premiere@essai.example';
const PASSWORD = 'une phrase assez longue';

// Axe on every page, twice over, on two cores.
test.describe.configure({ timeout: 180_000 });

/** Where a form with this title, or the only one, is sent from. */
const form = (page: Page, name: string) => page.getByRole('form', { name });

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/connexion');
  const fields = form(page, 'Avec un mot de passe');
  await fields.getByLabel('Adresse de courriel').fill(EMAIL);
  await fields.getByLabel('Mot de passe').fill(password);
  await fields.getByRole('button', { name: 'Se connecter' }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').locator('summary', { hasText: 'Première Personne' }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible();
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled, viewport: { width: 1280, height: 800 } });

    if (javaScriptEnabled)
      test('the first administrator: from the link in the console to a link in a mail', async ({ page }) => {
        await page.goto(process.env.SET_UP_LINK!);
        await expectGood(page);
        await screenshot(page, 'accounts-set-up');
        await page.getByLabel('Nom affiché').fill('Première Personne');
        await page.getByLabel('Adresse de courriel').fill(EMAIL);
        await page.getByLabel('Mot de passe').fill(PASSWORD);
        await page.getByRole('button', { name: 'Créer le compte' }).click();

        await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();
        await expect(page.getByRole('link', { name: /Tours et Joué.* : administration/ })).toBeVisible();
        await expectGood(page);
        await screenshot(page, 'accounts-me');
        await signOut(page);

        await signIn(page, 'pas celui-là du tout');
        await expect(page.getByRole('alert')).toContainText('L’adresse ou le mot de passe ne va pas');
        await expect(form(page, 'Avec un mot de passe').getByLabel('Adresse de courriel')).toHaveValue(EMAIL);
        await expectGood(page);
        await screenshot(page, 'accounts-sign-in');

        await signIn(page, PASSWORD);
        await page.getByRole('banner').locator('summary', { hasText: 'Première Personne' }).click();
        await page.getByRole('banner').getByRole('link', { name: 'Mes connexions' }).click();
        await expect(page.getByText('(cet appareil)')).toHaveCount(1);
        await expectGood(page);

        await page.goto('/t/tours-joue/journal');
        await expect(page.getByRole('cell', { name: 'rôle donné' }).first()).toBeVisible();
        await expectGood(page);
        await screenshot(page, 'accounts-audit');
        await page.goto('/');
        await signOut(page);

        // The link of the console has served.
        await page.goto(process.env.SET_UP_LINK!);
        await page.getByLabel('Nom affiché').fill('Quelqu’un d’autre');
        await page.getByLabel('Adresse de courriel').fill('autre@essai.example');
        await page.getByLabel('Mot de passe').fill(PASSWORD);
        await page.getByRole('button', { name: 'Créer le compte' }).click();
        await expect(page.getByRole('alert')).toContainText('Ce lien ne sert plus');
      });

    test('a link in a mail signs in, once, and leads on to where one was going', async ({ page }) => {
      await page.goto('/connexion?retour=%2Fcompte%2Fsessions');
      const asked = form(page, 'Sans mot de passe');
      await asked.getByLabel('Adresse de courriel').fill(EMAIL);
      const link = await linkSentTo(EMAIL, async () => {
        await asked.getByRole('button', { name: 'Recevoir un lien' }).click();
        await expect(page.getByText('Regardez vos messages')).toBeVisible();
      });
      await page.goto(link);
      if (javaScriptEnabled) await expectGood(page);
      await page.getByRole('button', { name: 'Me connecter' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Mes connexions' })).toBeVisible();
      await signOut(page);
      await page.goto(link);
      await page.getByRole('button', { name: 'Me connecter' }).click();
      await expect(page.getByRole('alert')).toContainText('Ce lien ne sert plus');
    });

    test('an account of the demonstration sees what its role may see', async ({ page }) => {
      await signInAs(page, 'membre');
      await expect(page.getByRole('link', { name: /Tours et Joué.* : membre/ })).toBeVisible();
      expect((await page.goto('/t/tours-joue/journal'))?.status()).toBe(404);
      await expect(page.getByRole('banner').getByRole('link', { name: /Journal/ })).toHaveCount(0);
    });
  });

test('a second factor whose first code was mistyped is still the one that was shown', async ({ page }) => {
  await signIn(page, PASSWORD);
  const factor = page.getByRole('region', { name: 'Code en plus du mot de passe' });
  await factor.getByLabel('Mot de passe actuel').fill(PASSWORD);
  await factor.getByRole('button', { name: 'Ajouter un code' }).click();
  const codes = new TOTP({ secret: (await factor.getByText(/^Clé/).innerText()).split(/\s/).at(-1)! });
  const give = async (code: string) => {
    await factor.getByLabel('Code à six chiffres').fill(code);
    await factor.getByRole('button', { name: 'Vérifier le code' }).click();
  };
  await give(String((Number(codes.generate()) + 1) % 1_000_000).padStart(6, '0'));
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(factor).toContainText('restent valables');
  await expectGood(page);
  // As applications show it.
  await give(codes.generate().replace(/^.../, '$& '));
  await expect(factor).toContainText('Un code est demandé à chaque connexion.');
  // The others of this account sign in without.
  await factor.getByLabel('Mot de passe actuel').fill(PASSWORD);
  await factor.getByRole('button', { name: 'Ne plus demander de code' }).click();
  await expect(factor.getByRole('button', { name: 'Ajouter un code' })).toBeVisible();
});

test('an address changes with the password only, once the new one is confirmed', async ({ page }) => {
  const other = 'premiere.autre@essai.example';
  await signIn(page, PASSWORD);
  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();
  await alive(page);
  const address = form(page, 'Adresse');
  const send = async (email: string, password: string) => {
    await address.getByLabel('Adresse de courriel').fill(email);
    await address.getByLabel('Mot de passe actuel').fill(password);
    await address.getByRole('button', { name: 'Enregistrer' }).click();
  };
  await send(other, 'pas celui-là du tout');
  await expect(page.getByRole('alert')).toContainText('Ce mot de passe n’est pas le bon');
  await expect(address.getByLabel('Adresse de courriel')).toHaveValue(other);
  await send(EMAIL, PASSWORD);
  await expect(page.getByRole('alert')).toContainText('C’est déjà votre adresse');
  let link = '';
  const warning = await linkSentTo(
    EMAIL,
    async () => {
      link = await linkSentTo(other, () => send(other, PASSWORD));
    },
    /https?:\/\/\S+\/mot-de-passe\b/,
  );
  expect(warning).toContain('/mot-de-passe');
  await expect(page.getByRole('status')).toContainText('L’ancienne est prévenue');
  await expectGood(page);
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirmer mon adresse' }).click();
  await expect(address.getByLabel('Adresse de courriel')).toHaveValue(other);
});

test('pages of accounts are good for everybody, in both languages', async ({ page }) => {
  for (const path of [
    '/inscription',
    '/mot-de-passe',
    '/mot-de-passe/nouveau',
    '/connexion/code',
    '/compte/adresse',
  ])
    for (const language of ['', '/en']) {
      await page.goto(language + path);
      await expectGood(page);
    }
});

test('a page that needs an account leads to signing in, and back', async ({ page }) => {
  await page.goto('/compte/sessions');
  await expect(page).toHaveURL(/\/connexion\?retour=/);
  await page.getByRole('button', { name: 'Se connecter avec ce compte (membre)' }).click();
  await expect(page).toHaveURL(/\/compte\/sessions$/);
  await expect(page.getByText('(cet appareil)')).toHaveCount(1);
});

test('a visitor is asked nothing about who they are, and gets no cookie', async ({ page, context }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(asked.filter((path) => path.startsWith('/api/me') || path.startsWith('/api/auth'))).toEqual([]);
  expect((await context.cookies()).filter(({ name }) => name.includes('session'))).toEqual([]);
});

test('with the way to sign in, the header still stands on one line', async ({ page }) => {
  for (const width of [360, 1024, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    for (const path of ['/', '/t/tours-joue', '/en/t/tours-joue']) {
      await page.goto(path);
      const box = await page.getByRole('banner').boundingBox();
      expect(box?.height, `${path} at ${String(width)} pixels`).toBeLessThan(80);
      if (width === 1280)
        await expect(
          page.getByRole('banner').getByRole('link', { name: /Se connecter|Sign in/ }),
        ).toBeVisible();
    }
  }
});
