import { expectGood } from '../src/accessibility.ts';
import { expect, open, type Page, signInAs, test } from '../src/journey.ts';
import { guidePicture, screenshot } from '../src/pictures.ts';

/** What members note shows at once where their territory says so; it is undone and corrected as anything else. */
test.use({ viewport: { width: 1280, height: 800 } });

const T = '/t/tours-joue';
const PRACTICE = 'On relit un courrier officiel à deux';

const main = (page: Page) => page.getByRole('main');

/** Whoever it is, in a browser of their own. */
async function somebody(page: Page, role: Parameters<typeof signInAs>[1]): Promise<Page> {
  const other = await page.context().browser()!.newPage({ baseURL: process.env.OBSERVATORY! });
  await signInAs(other, role);
  return other;
}

async function trustMembers(page: Page, yes: boolean) {
  const desk = await somebody(page, 'administration');
  await desk.goto(`${T}/reglages`);
  await desk.getByRole('checkbox', { name: /membres/ }).setChecked(yes);
  await desk.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(desk.getByText('C’est enregistré.')).toBeVisible();
  await desk.close();
}

async function note(page: Page, practice: string) {
  await open(page, `${T}/proposer/observation`);
  await page.getByLabel('Ici, on fait… (obligatoire)').fill(practice);
  await page.getByLabel('Personnes âgées').check();
  await page.getByLabel('Thème (obligatoire)').selectOption('citizenship');
  await page.getByLabel('Quartier', { exact: true }).selectOption('sanitas');
  await page.getByRole('button', { name: 'Envoyer l’observation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();
}

test('a member’s note shows at once, a stranger’s waits; it is corrected through the queue, and undone', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await trustMembers(page, true);
  const member = await somebody(page, 'membre');
  await note(member, PRACTICE);
  await expect(member.getByText('Votre observation est publiée.')).toBeVisible();
  await expectGood(member);
  await open(page, `${T}/observations`);
  await expect(main(page).getByText(PRACTICE)).toBeVisible();
  await note(page, 'On demande à voix basse');
  await expect(page.getByText('Rien ne paraît avant que l’équipe l’ait relue')).toBeVisible();

  // Anybody corrects it, field by field; only what was touched is proposed.
  await member.goto(`${T}/observations`);
  await member.getByRole('link', { name: `Corriger l’observation « ${PRACTICE} »` }).click();
  await expect(member.getByRole('heading', { level: 1, name: `Corriger « ${PRACTICE} »` })).toBeVisible();
  await expectGood(member);
  await screenshot(member, 'observation-correction');
  await member.getByLabel('Avec quel outil').fill('Une loupe');
  await member.getByRole('button', { name: /^Envoyer/ }).click();
  await expect(member.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();
  await member.close();
  const desk = await somebody(page, 'animation');
  await desk.goto(`${T}/moderation?kind=observation-correction`);
  await desk.getByRole('link', { name: PRACTICE }).click();
  await expect(main(desk).getByText('Une loupe')).toBeVisible();
  await expect(main(desk).getByText('Thème')).toHaveCount(0);
  const correct = main(desk).getByRole('link', { name: 'Proposer une correction' });
  expect((await desk.request.get((await correct.getAttribute('href'))!)).status()).toBe(200);
  await expectGood(desk);
  await desk.getByRole('button', { name: /^(Tout accepter|Accepter)/ }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'accept' })).toBeVisible();
  await page.goto(`${T}/observations`);
  await expect(main(page).getByText('Avec : Une loupe')).toBeVisible();

  // Both are taken back, the later one first.
  for (const kind of ['observation-correction', 'new-observation']) {
    await desk.goto(`${T}/moderation?show=decided&kind=${kind}`);
    await desk.getByRole('link', { name: PRACTICE }).click();
    await desk.getByRole('button', { name: 'Annuler cette décision' }).click();
    await expect(
      desk
        .getByRole('status')
        .filter({ hasText: /annul|à relire/ })
        .first(),
    ).toBeVisible();
  }
  await page.goto(`${T}/observations`);
  await expect(main(page).getByText(PRACTICE)).toHaveCount(0);
  await trustMembers(page, false);
  await desk.close();
});

test('what waited on a shared device is nobody’s, whoever is signed in when it leaves', async ({ page }) => {
  const practice = 'On s’échange des codes de réduction';
  await trustMembers(page, true);
  const member = await somebody(page, 'membre');
  await open(member, '/envois');
  const observation = {
    ...{ id: crypto.randomUUID(), territory: 'tours-joue', photo: null, language: 'fr' },
    values: {
      ...{ practice, tool: null, audiences: ['families'], theme: 'education' },
      ...{ seenOn: '2026-11-02', area: 'sanitas', position: null },
    },
    ...{ note: '', email: 'qui-a-note@example.org', trap: '', since: '2026-11-02T09:30:00.000Z' },
  };
  const file = { format: 'belvedere/outbox', version: 2, responses: [], observations: [observation] };
  await member.getByLabel('Reprendre un fichier').setInputFiles({
    ...{ name: 'waiting.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) },
  });
  await expect(member.getByRole('status').filter({ hasText: '1 reçue' })).toBeVisible({ timeout: 60_000 });
  await member.close();
  await page.goto(`${T}/observations`);
  await expect(main(page).getByText(practice)).toHaveCount(0);
  const desk = await somebody(page, 'animation');
  await desk.goto(`${T}/moderation?kind=new-observation`);
  await desk.getByRole('link', { name: practice }).click();
  // Whoever noted it is told, at the address that they left.
  await expect(main(desk).getByText('qui-a-note@example.org')).toBeVisible();
  await desk.close();
  await trustMembers(page, false);
});

test('whoever facilitates takes an observation away, and brings it back', async ({ page }) => {
  const practice = 'On prend rendez-vous à plusieurs';
  await page.goto(`${T}/observations`);
  await expect(page.getByRole('link', { name: /^Retirer l’observation/ })).toHaveCount(0);
  const desk = await somebody(page, 'animation');
  await desk.goto(`${T}/observations`);
  await desk.getByRole('link', { name: new RegExp(`^Retirer l’observation « ${practice}`) }).click();
  await expect(desk.getByRole('heading', { level: 1, name: /^Retirer «/ })).toBeVisible();
  await expectGood(desk);
  await screenshot(desk, 'observation-removal');
  await desk.getByLabel('Autre chose').check();
  await desk.getByLabel('Précisez si vous pouvez').fill('Vue deux fois');
  await desk.getByRole('button', { name: 'Retirer' }).click();
  await expect(desk.getByText('Retrait d’une observation')).toBeVisible();
  await expect(main(desk).getByText('Vue deux fois')).toBeVisible();
  await expectGood(desk);
  await page.reload();
  await expect(main(page).getByText(practice)).toHaveCount(0);
  await desk.getByRole('button', { name: 'Annuler cette décision' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'annulée' }).first()).toBeVisible();
  await desk.close();
  await page.reload();
  await expect(main(page).getByText(practice)).toBeVisible();
});

test('a stranger finds nothing to remove', async ({ page }) => {
  const answer = await page.goto(`${T}/proposer/retirer-observation/on-prend-rendez-vous`);
  expect(answer?.status()).toBe(404);
});

test('the map shows what the list shows, says what it leaves out, and the list stays', async ({ page }) => {
  await open(page, `${T}/observations`);
  await page.getByRole('button', { name: 'Voir sur une carte' }).click();
  const map = page.getByRole('region', { name: /^Carte des observations/ });
  await expect(map.or(main(page).locator('canvas')).first()).toBeVisible();
  await expect(main(page).getByText('Chaque endroit est arrondi')).toBeVisible();
  await expect(main(page).getByText('On prend rendez-vous à plusieurs')).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'observations-map');
  await guidePicture(page, 'observations-carte', { top: main(page).getByText(/^\d+ observations$/) });
  await page.getByRole('button', { name: 'Fermer la carte' }).click();
  await expect(main(page).locator('canvas')).toHaveCount(0);
});

test('without places to fetch, the list stands', async ({ page }) => {
  await page.route('**/observations/places*', (route) => route.abort());
  await open(page, `${T}/observations`);
  await page.getByRole('button', { name: 'Voir sur une carte' }).click();
  await expect(main(page).getByText('La carte ne peut pas s’afficher ici')).toBeVisible();
  await expect(main(page).getByText('On prend rendez-vous à plusieurs')).toBeVisible();
});
