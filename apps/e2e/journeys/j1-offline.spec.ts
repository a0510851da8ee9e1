import { readFile } from 'node:fs/promises';
import { expectGood } from '../src/accessibility.ts';
import { failingProxy } from '../src/failing-proxy.ts';
import { expect, open, type Page, signInAs, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import {
  CAMPAIGN,
  inDeviceDatabase,
  putInDeviceDatabase,
  Questionnaire,
  TERRITORY,
} from '../src/questionnaire.ts';

/** J1 and J2 without a network: answers wait on the device, leave it in a file or by themselves, and count once. */
test.use({ viewport: { width: 360, height: 740 }, contextOptions: { reducedMotion: 'reduce' } });

const BATCHES = '**/api/territories/tours-joue/responses/batch';
const OUTBOX = '/envois';

/** Nobody answers there but these journeys: those that run beside them would be counted with them. */
const AREA = 'europe';

/** How many answered the residents' campaign there, as the dashboard tells it. */
async function respondents(page: Page): Promise<number> {
  const address = '/api/territories/tours-joue/campaigns/usages-numeriques-2026/indicators';
  const { indicators } = (await (await page.request.get(address)).json()) as {
    indicators: { slug: string }[];
  };
  const figures = await page.request.get(`${address}/${indicators[0]?.slug ?? ''}`);
  const { areas } = (await figures.json()) as { areas: { area: { code: string }; row: { base?: number } }[] };
  const base = areas.find(({ area }) => area.code === AREA)?.row.base;
  if (base === undefined) throw new Error('Too few respondents to be told');
  return base;
}

/** Opens the campaign once with a network, and waits until the device can do without. */
async function openBeforehand(page: Page): Promise<void> {
  await page.goto(CAMPAIGN);
  await expect.poll(() => inDeviceDatabase(page, 'kept')).toEqual([OUTBOX, CAMPAIGN, `${CAMPAIGN}/corriger`]);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

const aFile = (text: string) => ({
  name: 'waiting.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

test('opened beforehand, answered without a network, reloaded, taken to a file, sent later, counted once', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const survey = new Questionnaire(page);
  await openBeforehand(page);
  const before = await respondents(page);

  await context.setOffline(true);
  await page.reload();
  await survey.answerAll(AREA);
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByText('Pas de réseau : vos réponses restent sur ce téléphone')).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'j1-offline-waiting');
  expect(await survey.kept()).toEqual([]);

  // The next person sees nothing of it, even after a reload.
  await page.getByRole('link', { name: 'Une autre personne répond' }).click();
  await expect(survey.button('Commencer')).toBeVisible();
  await expect(page.getByRole('link', { name: '1 réponse attend d’être envoyée' })).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: '1 réponse attend d’être envoyée' }).click();

  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('En attente d’envoi');
  await expect(page.getByRole('heading', { name: '1 réponse attend' })).toBeVisible();
  await survey.button('Réessayer maintenant').click();
  await expect(page.getByRole('status').filter({ hasText: 'Pas de réseau' })).toBeVisible();
  await expect(page.getByText('pas de réseau. Elle partira seule')).toBeVisible();
  await expectGood(page);
  await screenshot(page, 'outbox');

  const download = page.waitForEvent('download');
  await survey.button('Enregistrer ce qui attend dans un fichier').click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    format: 'belvedere/outbox',
    responses: [{ territory: 'tours-joue', campaign: 'usages-numeriques-2026', answers: { area: AREA } }],
  });

  // By itself, in this page or in the background.
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: '0 réponse attend' })).toBeVisible();
  expect(await respondents(page)).toBe(before + 1);

  // The file once more, as another device would: known, and not counted twice.
  await page.getByLabel('Reprendre un fichier').setInputFiles(aFile(text));
  await expect(page.getByRole('status').filter({ hasText: '1 déjà connue.' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '0 réponse attend' })).toBeVisible();
  expect(await respondents(page)).toBe(before + 1);

  await page.getByText('Voir 1 code').click();
  await expectGood(page);
  await survey.button('Effacer ces codes de cet appareil').click();
  await expect(page.getByText('Voir 1 code')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'C’est effacé' })).toBeFocused();
});

test('a file that is none changes nothing, and a damaged one gives what can be read', async ({ page }) => {
  await open(page, OUTBOX);
  const input = page.getByLabel('Reprendre un fichier');
  const said = page.getByRole('status');
  const give = (content: string) => input.setInputFiles(aFile(content));
  await expect(page.getByRole('heading', { name: '0 réponse attend' })).toBeVisible();
  for (const content of [
    '',
    '{"half',
    '[]',
    '<!doctype html>',
    '{"format":"belvedere/outbox","version":9,"responses":[]}',
  ]) {
    await give(content);
    await expect(
      said.filter({ hasText: 'Ce fichier n’a pas été enregistré depuis cette page' }),
    ).toBeVisible();
    await expect(page.getByRole('heading', { name: '0 réponse attend' })).toBeVisible();
  }
  const refused = {
    ...{ territory: 'tours-joue', campaign: 'usages-numeriques-2026', surveyVersion: 1, language: 'fr' },
    ...{ id: crypto.randomUUID(), answers: { area: 'atlantis' }, since: new Date().toISOString() },
    title: { fr: 'Une enquête', en: 'A survey' },
  };
  await give(
    JSON.stringify({
      ...{ format: 'belvedere/outbox', version: 1 },
      responses: [
        null,
        { ...refused, id: 'x' },
        refused,
        { ...refused, id: crypto.randomUUID(), surveyVersion: 99 },
      ],
    }),
  );
  await expect(said.filter({ hasText: '2 ne peuvent pas être lues' })).toContainText('2 à corriger.');
  await expect(page.getByText('À corriger.', { exact: true })).toHaveCount(2);
  await expect(page.getByText('Le questionnaire a changé', { exact: false }).first()).toBeVisible();
  await expectGood(page);
  // They stay through a reload, and until somebody erases them.
  await page.reload();
  await expect(page.getByText('À corriger.', { exact: true })).toHaveCount(2);
  for (const left of [1, 0]) {
    await page.getByText('Effacer cette réponse').first().click();
    await page.getByRole('button', { name: 'Oui, effacer de cet appareil' }).first().click();
    await expect(page.getByText('À corriger.', { exact: true })).toHaveCount(left);
    await expect(said.filter({ hasText: 'C’est effacé de cet appareil.' })).toBeFocused();
  }
});

test('a file that cannot be kept is said so, and is taken once there is room', async ({ page }) => {
  await page.addInitScript(() => {
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!;
    Object.defineProperty(IDBObjectStore.prototype, 'put', {
      configurable: true,
      value: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    addEventListener('room', () => Object.defineProperty(IDBObjectStore.prototype, 'put', put));
  });
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1;
  });
  await open(page, OUTBOX);
  await expect(page.getByRole('heading', { name: '0 réponse attend' })).toBeVisible();
  const response = {
    ...{ territory: 'tours-joue', campaign: 'usages-numeriques-2026', surveyVersion: 1, language: 'fr' },
    ...{ id: crypto.randomUUID(), answers: { area: 'atlantis' }, since: new Date().toISOString() },
    title: { fr: 'Une enquête', en: 'A survey' },
  };
  const give = () =>
    page
      .getByLabel('Reprendre un fichier')
      .setInputFiles(
        aFile(JSON.stringify({ format: 'belvedere/outbox', version: 1, responses: [response] })),
      );
  await give();
  const said = page.getByRole('status');
  await expect(said.filter({ hasText: 'Cet appareil n’a pas pu tout garder' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '0 réponse attend' })).toBeVisible();
  expect(sent, 'what is not kept is not sent either').toBe(0);
  await expectGood(page);

  await page.evaluate(() => dispatchEvent(new Event('room')));
  await give();
  await expect(said.filter({ hasText: '1 à corriger.' })).toBeVisible();
  expect(await inDeviceDatabase(page, 'waiting')).toEqual([response.id]);
});

test('what was refused is corrected without a network, and arrives when it is back', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  // What the browser sends in the background, and when, is not for a test to say.
  await context.addInitScript(() => Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync'));
  const survey = new Questionnaire(page);
  await openBeforehand(page);
  await survey.comeBackAnswered();
  await context.setOffline(true);
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByText('Pas de réseau : vos réponses restent sur ce téléphone')).toBeVisible();
  const before = await survey.waiting();
  // As an app of a former version of the survey would send it.
  await page.route(BATCHES, async (route) => {
    const body = route.request().postDataJSON() as { responses: { answers: object }[] };
    for (const response of body.responses) response.answers = { ...response.answers, age_band: 'of-old' };
    await route.continue({ postData: body });
  });
  await page.goto(OUTBOX);
  await context.setOffline(false);
  await expect(page.getByText('À corriger.', { exact: true })).toBeVisible();
  await page.unroute(BATCHES);

  await context.setOffline(true);
  await page.getByRole('link', { name: 'Corriger' }).click();
  await expect(page.getByRole('heading', { name: 'Relisez avant d’envoyer' })).toBeVisible();
  await expectGood(page);
  await page.getByRole('button', { name: /^Modifier : Dans quel quartier/ }).click();
  await survey.choose('area', 'la-rabiere');
  // Half a correction is still there, without a network too.
  await page.reload();
  await expect(page.getByText('La Rabière')).toBeVisible();
  await survey.button('Envoyer mes réponses').click();
  await expect(page.getByRole('heading', { name: '1 réponse attend' })).toBeVisible();
  await expect(page.getByText('À corriger.', { exact: true })).toHaveCount(0);
  expect(await survey.waiting()).toEqual(before);

  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: '0 réponse attend' })).toBeVisible();
  expect(await inDeviceDatabase(page, 'arrived')).toEqual(before);
});

test('what waits is sent when any page opens again, batch by batch, over a line that breaks at random', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const SENT = 40;
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.comeBackAnswered();
  const answers = await page.evaluate(() => {
    const [text] = Object.entries(localStorage).flatMap(([key, value]) =>
      key.includes('draft') ? [String(value)] : [],
    );
    return (JSON.parse(text ?? '{}') as { answers: object }).answers;
  });
  const before = await respondents(page);
  const responses = Array.from({ length: SENT }, () => ({
    ...{ territory: 'tours-joue', campaign: 'usages-numeriques-2026', surveyVersion: 1, language: 'fr' },
    ...{ id: crypto.randomUUID(), answers: { ...answers, area: AREA }, since: new Date().toISOString() },
    title: { fr: 'Usages numériques', en: 'Digital uses' },
  }));
  const text = JSON.stringify({ format: 'belvedere/outbox', version: 1, responses });

  // Nothing gets through, then either side of the line breaks by turns, then the server stumbles, then all is well.
  const cuts = { asking: 0, answering: 0, stumbled: 0 };
  let calm = false;
  await page.route(BATCHES, async (route) => {
    const fate = calm ? 1 : Math.random();
    if (fate < 0.4) {
      cuts.asking += 1;
      return route.abort('connectionreset');
    }
    if (fate < 0.8) {
      cuts.answering += 1;
      await route.fetch();
      return route.abort('connectionreset');
    }
    if (fate < 1) {
      cuts.stumbled += 1;
      return route.fulfill({ status: 502, body: '<html>Bad gateway</html>' });
    }
    return route.continue();
  });
  await open(page, OUTBOX);
  await page.getByLabel('Reprendre un fichier').setInputFiles(aFile(text));
  await expect(page.getByRole('heading', { name: `${String(SENT)} réponses attendent` })).toBeVisible();
  for (let round = 0; round < 40; round += 1) {
    await survey.button('Réessayer maintenant').click();
    await expect(page.getByRole('status').filter({ hasText: 'le reste attend ici' })).toBeVisible();
  }
  await expect(page.getByRole('heading', { name: `${String(SENT)} réponses attendent` })).toBeVisible();
  expect(Math.min(...Object.values(cuts))).toBeGreaterThan(0);

  calm = true;
  await open(page, TERRITORY);
  await open(page, OUTBOX);
  await expect(page.getByRole('heading', { name: '0 réponse attend' })).toBeVisible();
  console.log(
    `In the browser: ${String(SENT)} sent, ${String(cuts.asking)} cuts while asking, ${String(cuts.answering)} while ` +
      `answering, ${String(cuts.stumbled)} other failures; lost or doubled: ${String((await respondents(page)) - before - SENT)}.`,
  );
  expect(await respondents(page)).toBe(before + SENT);
});

test('answers that an older version of the app left are sent by this one, whatever else it wrote beside them', async ({
  page,
}) => {
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.comeBackAnswered();
  // As an older app would have written it: fields that are none any more, an answered campaign that was renamed since.
  const older = await page.evaluate(() => {
    const [text] = Object.entries(localStorage).flatMap(([key, value]) =>
      key.includes('draft') ? [String(value)] : [],
    );
    return {
      ...{ territory: 'tours-joue', campaign: 'usages-numeriques-2026', surveyVersion: 1, language: 'fr' },
      ...{ id: crypto.randomUUID(), since: new Date().toISOString(), tries: 4, appVersion: '0.0.1' },
      ...{ answers: (JSON.parse(text ?? '{}') as { answers: object }).answers },
      title: { fr: 'Ancien titre', en: 'Former title' },
    };
  });
  await page.route(BATCHES, (route) => route.abort('connectionreset'));
  await open(page, OUTBOX);
  for (const record of [older, { ...older, id: crypto.randomUUID(), surveyVersion: 7 }])
    await putInDeviceDatabase(page, record);
  await page.unroute(BATCHES);
  await page.reload();
  await survey.button('Réessayer maintenant').click();
  await expect(page.getByRole('status').filter({ hasText: '1 reçue et 1 à corriger.' })).toBeVisible();
  // Answers to a version of the survey that the server does not take stay here, and can leave in a file.
  await expect(page.getByRole('heading', { name: '1 réponse attend' })).toBeVisible();
  const download = page.waitForEvent('download');
  await survey.button('Enregistrer ce qui attend dans un fichier').click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('"surveyVersion": 7');
});

test('a page that is not kept says what can be done without a network', async ({ page, context }) => {
  await openBeforehand(page);
  await context.setOffline(true);
  await page.goto(`${TERRITORY}/acteurs`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pas de réseau');
  await page.getByRole('link', { name: 'Voir ce qui attend d’être envoyé' }).click();
  await expect(page.getByRole('heading', { name: '0 réponse attend' })).toBeVisible();
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByRole('button', { name: 'Commencer' })).toBeVisible();
  await context.setOffline(false);
});

test('a server that fails, or does not answer, takes away nothing of what is kept', async ({ browser }) => {
  test.setTimeout(120_000);
  const proxy = await failingProxy(process.env.OBSERVATORY!);
  const context = await browser.newContext({ baseURL: proxy.address, locale: 'fr-FR' });
  const page = await context.newPage();
  const survey = new Questionnaire(page);
  await openBeforehand(page);
  for (const mood of ['failing', 'silent'] as const) {
    proxy.become(mood);
    await page.reload();
    await survey.start();
    await survey.choose('area', AREA);
    await survey.next();
    await survey.onQuestion('age_band');
    await survey.button('Effacer mes réponses et recommencer').click();
    await survey.button('Oui, effacer').click();
    await expect(survey.button('Commencer')).toBeVisible();
  }
  await context.close();
  await proxy.close();
});

test('a device that is prepared has the map of neighbourhoods too', async ({ page, context }) => {
  const survey = new Questionnaire(page);
  await openBeforehand(page);
  await open(page, OUTBOX);
  await survey.button('Préparer cet appareil').click();
  await expect(page.getByText('Cet appareil est prêt.')).toBeVisible();
  await expectGood(page);
  await context.setOffline(true);
  await page.goto(CAMPAIGN);
  await survey.start();
  await survey.button('Sur la carte').click();
  await expect(page.getByRole('region', { name: 'Carte des quartiers' }).locator('canvas')).toBeVisible();
  await context.setOffline(false);
});

test('what is kept for later shows nobody who was signed in', async ({ page, context }) => {
  await signInAs(page, 'animation');
  await openBeforehand(page);
  const kept = await page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if (!request.url.includes('/immutable/'))
          texts.push(request.url, await (await cache.match(request))!.text());
    }
    return texts;
  });
  expect(kept.length).toBeGreaterThan(4);
  expect(
    kept.filter((text) => text.startsWith('http')).filter((address) => /compte|\/me\b|groupes/.test(address)),
  ).toEqual([]);
  const { name, email } = (await (await page.request.get('/api/me')).json()) as Record<
    'name' | 'email',
    string
  >;
  expect(kept.filter((text) => text.includes(email) || text.includes(name))).toEqual([]);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('body')).not.toContainText(name);
});
