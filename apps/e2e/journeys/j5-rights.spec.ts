import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../src/accessibility.ts';
import { alive, expect, expectNoSidewaysScroll, type Page, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';

test.describe.configure({ timeout: 180_000 });

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
