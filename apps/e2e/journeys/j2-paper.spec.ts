import { resolve } from 'node:path';
import { expectGood } from '../src/accessibility.ts';
import { expect, open, type Page, signInAs, test } from '../src/journey.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';
import { CAMPAIGN, inDeviceDatabase } from '../src/questionnaire.ts';

/** J2 on paper: forms are printed with their numbers, typed in by keyboard without a network, and synchronised at noon. */
test.use({ viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

const ENTRY = `${CAMPAIGN}/saisie`;
const PRINT = `${CAMPAIGN}/papier`;
const PAPER = '**/api/territories/tours-joue/responses/paper';
const number = (page: Page) => page.getByLabel('Numéro du formulaire');
const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

/** Allots numbers, and shows the sheets. @returns the first number */
async function printForms(page: Page, count: number): Promise<number> {
  await open(page, PRINT);
  await page.getByLabel('Combien de formulaires').fill(String(count));
  await page.getByRole('button', { name: 'Attribuer les numéros' }).click();
  await expect(page.getByRole('article')).toHaveCount(count);
  const first = Number(new URL(page.url()).searchParams.get('de'));
  await expect(page.getByRole('article').first()).toHaveAccessibleName(`Formulaire n° ${String(first)}`);
  return first;
}

/** Waits until the device can do without a network. */
async function openBeforehand(page: Page): Promise<void> {
  await open(page, ENTRY);
  await expect(number(page)).toBeFocused();
  await expect.poll(() => inDeviceDatabase(page, 'kept')).toContain(ENTRY);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** The name of the group of fields, or of the field, that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-stop]')?.dataset.stop ?? '');

/** One sheet, with nothing but the keyboard: each question gets the first key, but for the youngest age. */
async function typeForm(page: Page, form: number): Promise<void> {
  await expect.poll(() => focused(page)).toBe('number');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(String(form));
  await page.keyboard.press('Enter');
  let before = 'number';
  for (let stop = 0; stop < 60; stop += 1) {
    await expect.poll(() => focused(page)).not.toBe(before);
    before = await focused(page);
    if (before === 'save') break;
    if (before === 'area') await page.keyboard.type('sanitas');
    else if (await page.evaluate(() => document.activeElement?.matches('[type=radio], [type=checkbox]')))
      await page.keyboard.press('2');
    await page.keyboard.press('Enter');
  }
  expect(before).toBe('save');
  await expect(page.getByRole('heading', { name: 'Ce qui est saisi' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
}

test('a sheet has its number, its notice, boxes with their keys, and says what to skip', async ({ page }) => {
  await signInAs(page, 'animation');
  const first = await printForms(page, 2);
  const sheet = page.getByRole('article').first();
  await expect(sheet).toContainText('Responsable des réponses');
  await expect(sheet).toContainText('N’écrivez ni votre nom ni votre adresse.');
  await expect(sheet.getByText(/À remplir seulement si vous .* à la question \d+\./).first()).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'paper-forms');
  expect(await printForms(page, 1), 'no number twice').toBe(first + 2);

  await page.goto(`${PRINT}?de=${String(first)}`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Attribuer les numéros' })).toBeHidden();
  const [one, other] = await Promise.all(
    [0, 1].map((index) => page.getByRole('article').nth(index).boundingBox()),
  );
  expect(one!.y + one!.height).toBeLessThanOrEqual(other!.y);
  const pdf = await page.pdf({
    ...(process.env.PICTURES === 'on' && {
      path: resolve(import.meta.dirname, '../results/pictures/paper-forms.pdf'),
    }),
    format: 'A4',
  });
  // Each form begins on a page of its own.
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(pages, 'a form is at most four pages').toBeLessThanOrEqual(8);
});

test('six forms typed in without a network; at noon what arrived, what was known, what is to be corrected', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(300_000);
  // What the browser sends in the background, and when, is not for a test to say.
  await context.addInitScript(() => Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'));
  await signInAs(page, 'animation');
  const first = await printForms(page, 8);
  await openBeforehand(page);
  await expectGood(page);
  await screenshot(page, 'paper-entry');
  await guidePicture(page, 'saisie-papier', { height: 800, top: number(page) });

  await context.setOffline(true);
  await page.reload();
  for (let form = first; form < first + 6; form += 1) {
    await typeForm(page, form);
    await expect(status(page, `Formulaire n° ${String(form)} enregistré`)).toBeVisible();
    await expect(number(page), 'the next one is there already').toHaveValue(String(form + 1));
  }
  // The same number once more is told at once.
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(String(first + 2));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ce numéro est déjà saisi sur cet appareil')).toBeVisible();
  expect(await focused(page)).toBe('number');
  expect(await inDeviceDatabase(page, 'waiting')).toHaveLength(6);

  // Meanwhile a colleague, who has a network, types in a form under one of these numbers.
  const colleague = await browser.newContext({ baseURL: process.env.OBSERVATORY! });
  const other = await colleague.newPage();
  await signInAs(other, 'membre');
  await open(other, ENTRY);
  await typeForm(other, first + 3);
  await expect.poll(() => inDeviceDatabase(other, 'arrived')).toHaveLength(1);
  await colleague.close();

  // The first time, only one form gets through, and its answer is lost on the way back.
  let cut = 0;
  let calm = false;
  await page.route(PAPER, async (route) => {
    if (calm) return route.continue();
    cut += 1;
    const { responses } = route.request().postDataJSON() as { responses: unknown[] };
    if (cut === 1) await route.fetch({ postData: JSON.stringify({ responses: responses.slice(0, 1) }) });
    return route.abort('connectionreset');
  });
  await page.goto('/envois');
  await expect(page.getByRole('heading', { name: '6 réponses attendent' })).toBeVisible();
  await page.getByRole('button', { name: 'Réessayer maintenant' }).click();
  await expect(status(page, 'Pas de réseau')).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => cut).toBeGreaterThan(0);
  await expect(status(page, 'le reste attend ici')).toBeVisible();
  calm = true;
  await page.getByRole('button', { name: 'Réessayer maintenant' }).click();
  await expect(status(page, '4 reçues, 1 déjà connue et 1 à corriger.')).toBeVisible();
  await expect(page.getByText('a déjà été saisi le')).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'paper-to-correct');

  // A form that is half typed in meanwhile is still there once the other is corrected.
  await open(page, ENTRY);
  await number(page).fill(String(first + 8));
  await page.keyboard.press('Enter');
  await open(page, '/envois');
  await page.getByRole('link', { name: 'Corriger' }).click();
  await expect(number(page)).toHaveValue(String(first + 3));
  await expect(page.getByRole('heading', { name: 'Ce qui est saisi' })).toBeVisible();
  await expectGood(page);
  await number(page).fill(String(first + 6));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: /0 réponse attend/ })).toBeVisible();
  expect(await inDeviceDatabase(page, 'waiting')).toEqual([]);
  expect(await inDeviceDatabase(page, 'arrived')).toHaveLength(6);

  // What was sent from here is told here, before it is typed once more.
  await open(page, ENTRY);
  await expect(number(page)).toHaveValue(String(first + 8));
  await number(page).fill(String(first));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ce numéro a déjà été envoyé depuis cet appareil')).toBeVisible();
});

test('what is wrong is told in the field, and a form that is not finished outlives a reload', async ({
  page,
}) => {
  await signInAs(page, 'membre');
  await open(page, ENTRY);
  await expect(number(page)).toBeFocused();
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.keyboard.type('atlantide');
  await expect(page.getByText('Ce quartier n’est pas dans la liste', { exact: false })).toBeVisible();
  await page.keyboard.press('Enter');
  expect(await focused(page), 'it is not passed').toBe('area');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('sanitas');
  await expect(page.getByText('Sanitas, Tours')).toBeVisible();
  await page.keyboard.press('Enter');
  // Too young: told at once, and nothing can be saved.
  await page.keyboard.press('1');
  await expect(page.getByText('Cette enquête a un âge minimal')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Cette enquête a un âge minimal')).toBeVisible();
  expect(await inDeviceDatabase(page, 'waiting')).toEqual([]);
  await page.keyboard.press('0');
  await expect(page.getByText('Cette enquête a un âge minimal')).toHaveCount(0);

  await page.reload();
  await expect(number(page)).toHaveValue('1');
  await expect(page.getByText('Sanitas, Tours')).toBeVisible();
});

test('without an account forms wait, and say why', async ({ page }) => {
  await open(page, ENTRY);
  await typeForm(page, 1);
  await open(page, '/envois');
  await page.getByRole('button', { name: 'Réessayer maintenant' }).click();
  await expect(status(page, 'connectez-vous avec un compte membre')).toBeVisible();
  await expect(page.getByRole('heading', { name: '1 réponse attend' })).toBeVisible();
  expect((await page.goto(PRINT))?.status()).toBe(401);
});

test('a channel has its address and its poster, and goes with the answers', async ({ page }) => {
  await signInAs(page, 'animation');
  await open(page, CAMPAIGN);
  await page.getByRole('link', { name: 'Diffusion' }).click();
  await page.getByLabel('Nom du lieu, de la structure ou du lien').last().fill('Marché du Sanitas');
  await page.getByRole('button', { name: 'Créer ce canal' }).click();
  await expect(status(page, 'Le canal est créé')).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'channels');
  await guidePicture(page, 'diffusion', { height: 900 });
  await page.getByRole('link', { name: 'Affiche : Marché du Sanitas' }).last().click();
  await expect(page.getByRole('img')).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'channel-poster');
  const [, short = ''] = (await page.locator('.poster').innerText()).match(/\/(q\/[A-Z0-9-]{9})/) ?? [];
  await page.goto(`/${short}`);
  await expect(page).toHaveURL(/\?canal=[A-Z0-9]{8}$/);
  await page.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.locator('[data-name="area"]')).toBeVisible();
  await expect(page).toHaveURL(/\?canal=[A-Z0-9]{8}$/);
  expect((await page.goto('/q/ACDE-FGHJ'))?.status()).toBe(404);
});

test('a channel is renamed, stopped with its address still leading to the survey, and opened again', async ({
  page,
}) => {
  await signInAs(page, 'animation');
  await open(page, `${CAMPAIGN}/diffusion`);
  await page.getByLabel('Nom du lieu, de la structure ou du lien').last().fill('Lettre de mai');
  await page.getByRole('button', { name: 'Créer ce canal' }).click();
  await expect(status(page, 'Le canal est créé')).toBeVisible();
  const item = (name: string) =>
    page
      .getByRole('region', { name: 'Canaux de cette enquête' })
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name }) });
  await item('Lettre de mai').getByText('Renommer').click();
  await item('Lettre de mai').getByLabel('Nom du lieu').fill('Lettre de juin');
  await item('Lettre de mai').getByRole('button', { name: 'Enregistrer ce nom' }).click();
  await expect(status(page, 'C’est fait.')).toBeVisible();
  await item('Lettre de juin').getByText('Arrêter ce canal', { exact: true }).click();
  await expectGood(page);
  await screenshot(page, 'channel-stopping');
  await item('Lettre de juin').getByRole('button', { name: 'Oui, arrêter ce canal' }).click();
  await expect(status(page, 'Le canal est arrêté')).toBeVisible();
  await expect(item('Lettre de juin').getByRole('link', { name: /^Affiche/ })).toHaveCount(0);
  await expectGood(page);
  await screenshot(page, 'channel-stopped');
  const [, short = ''] = (await item('Lettre de juin').innerText()).match(/\/(q\/[A-Z0-9-]{9})/) ?? [];
  await item('Lettre de juin').getByRole('button', { name: 'Rouvrir ce canal' }).click();
  await expect(item('Lettre de juin').getByRole('link', { name: /^Affiche/ })).toBeVisible();
  await page.goto(`/${short}`);
  await expect(page.getByRole('button', { name: 'Commencer' })).toBeVisible();
});

test('a facilitator looks at the next notice in both languages, then publishes it', async ({ page }) => {
  await signInAs(page, 'animation');
  await open(page, `${CAMPAIGN}/notice`);
  await page.getByLabel('À qui écrire').fill('droits@observatoire.example');
  await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
  await expect(page.getByText('Rien n’est encore publié.')).toBeVisible();
  await expect(page.getByText('Responsible for the answers', { exact: false }).first()).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'notice-preview');
  await page.getByRole('button', { name: 'Publier cette version' }).click();
  await expect(status(page, 'est publiée')).toBeVisible();
  await open(page, CAMPAIGN);
  await page.getByText('À lire avant de répondre').click();
  await expect(page.getByText('droits@observatoire.example')).toBeVisible();
});

test('to a member there is neither a page of channels nor one of notices', async ({ page }) => {
  await signInAs(page, 'membre');
  for (const tool of ['diffusion', 'notice'])
    expect((await page.goto(`${CAMPAIGN}/${tool}`))?.status()).toBe(404);
});
