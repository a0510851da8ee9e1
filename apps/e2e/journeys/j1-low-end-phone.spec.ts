import { expectAccessible } from '../src/accessibility.ts';
import { expect, expectNoSidewaysScroll, open, type Page, test } from '../src/journey.ts';
import { screenshot } from '../src/pictures.ts';
import { CAMPAIGN, Questionnaire } from '../src/questionnaire.ts';

/** J1 on a small phone whose owner reads large letters, or hears the page. */
test.use({ viewport: { width: 320, height: 640 }, contextOptions: { reducedMotion: 'reduce' } });

test('with letters twice as large, every question is read and answered without scrolling sideways', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const survey = new Questionnaire(page);
  // Alive, or starting would load another page, in letters of the usual size.
  await open(page, CAMPAIGN);
  // As the browser's own setting does: everything is sized by it.
  await page.evaluate(() => {
    const letters = new CSSStyleSheet();
    letters.replaceSync('html { font-size: 225% !important }');
    document.adoptedStyleSheets = [letters];
  });
  await expectNoSidewaysScroll(page);
  const [name, menu] = await Promise.all(
    [page.getByRole('banner').getByRole('link').first(), page.getByText('Menu', { exact: true })].map((one) =>
      one.boundingBox(),
    ),
  );
  const beside = name!.x + name!.width <= menu!.x;
  expect(beside || name!.y + name!.height <= menu!.y, 'the menu does not cover the name').toBe(true);
  await survey.start();
  await screenshot(page, 'j1-large-letters');
  await survey.choose('area', 'sanitas');
  await survey.next();
  const fits = async () => {
    await expectNoSidewaysScroll(page);
    await expectUncut(page);
  };
  await survey.answerRest(fits);
  await fits();
  await expect(page.locator('html')).toHaveCSS('font-size', '36px');
  await screenshot(page, 'j1-large-letters-review');
  await expect(survey.button(survey.words.send)).toBeVisible();
});

test('each question is heard with its help, and with what is wrong once something is', async ({ page }) => {
  test.setTimeout(240_000);
  const survey = new Questionnaire(page);
  await page.goto(CAMPAIGN);
  await survey.start();
  await expectHeard(page);
  await survey.button(survey.words.next).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choisissez une réponse' })).toBeVisible();
  await expectHeard(page);
  await survey.choose('area', 'sanitas');
  await survey.next();
  await expectHeard(page);
  await survey.button(survey.words.next).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choisissez une réponse' })).toBeVisible();
  await expectHeard(page);
  await survey.answerRest(() => expectHeard(page));
});

test('the first question is answered before the rest of the questionnaire has arrived', async ({ page }) => {
  const survey = new Questionnaire(page);
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/api/surveys/*/versions/*', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(CAMPAIGN);
  await survey.start();
  await survey.choose('area', 'sanitas');
  await expect.poll(() => survey.kept()).toHaveLength(1);
  await survey.button(survey.words.next).click();
  await expect(survey.button('Un instant…')).toBeVisible();
  await expectHeard(page);
  await expectAccessible(page);
  await screenshot(page, 'j1-first-question');
  // Another one comes to mind while it is awaited.
  await survey.choose('area', 'la-rabiere');
  arrive();
  await survey.onQuestion('age_band');
  await expect(page.locator('main h2[tabindex="-1"]')).toBeFocused();
  await page.goBack();
  await expect(page.getByLabel('La Rabière')).toBeChecked();
  await page.goBack();
  await survey.button(survey.words.resume).click();
  await survey.onQuestion('age_band');
});

test('a first answer that is erased before the rest has arrived does not come back', async ({ page }) => {
  const survey = new Questionnaire(page);
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/api/surveys/*/versions/*', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(CAMPAIGN);
  await survey.start();
  await survey.choose('area', 'sanitas');
  await survey.button(survey.words.next).click();
  await expect(survey.button('Un instant…')).toBeVisible();
  await survey.button('Effacer mes réponses et recommencer').click();
  await survey.button('Oui, effacer').click();
  await expect(survey.button(survey.words.start)).toBeVisible();
  const came = page.waitForResponse('**/api/surveys/*/versions/*');
  arrive();
  await came;
  await survey.start();
  await expect(page.locator('main input:checked')).toHaveCount(0);
  expect(await survey.kept()).toEqual([]);
});

for (const busy of [false, true])
  test(`when the rest of the questionnaire does not arrive${busy ? ' on a phone that is busy' : ''}, the first answer stays and can be tried again`, async ({
    page,
  }) => {
    const survey = new Questionnaire(page);
    const versions = '**/api/surveys/*/versions/*';
    const notice = page.getByText('Le questionnaire n’a pas pu être chargé');
    let asked = 0;
    await page.route(versions, (route) => {
      asked++;
      return route.abort();
    });
    if (busy)
      await page.addInitScript(() => {
        const [{ type }] = performance.getEntriesByType('navigation') as [PerformanceNavigationTiming];
        if (type === 'reload') return;
        window.requestIdleCallback = (callback) => {
          addEventListener('idle', () => callback({ didTimeout: true, timeRemaining: () => 0 }));
          return 0;
        };
      });
    await page.goto(CAMPAIGN);
    await survey.start();
    await survey.choose('area', 'sanitas');
    if (!busy) await expect.poll(() => asked).toBe(1);
    await survey.button(survey.words.next).click();
    await expect(notice).toBeVisible();
    if (busy) {
      const before = asked;
      await page.evaluate(() => dispatchEvent(new Event('idle')));
      await expect.poll(() => asked).toBe(before + 1);
      await expect(survey.button(survey.words.next)).toBeEnabled();
    }
    await expect(notice).toBeVisible();
    await expectAccessible(page);
    await page.unroute(versions);
    await survey.button(survey.words.next).click();
    await survey.onQuestion('age_band');
    await page.reload();
    await survey.onQuestion('age_band');
  });

/** No text of a choice or a button is wider than the box it stands in. */
async function expectUncut(page: Page): Promise<void> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main label, main button')]
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.textContent.trim()),
  );
  expect(cut, 'texts that are cut').toEqual([]);
}

/** Each question on screen says its title as its name, its help and its errors as its description, in the page's language. */
async function expectHeard(page: Page): Promise<void> {
  for (const question of await page.locator('.sd-question[data-name]').all()) {
    const { name, description, title, help, errors, language } = await question.evaluate((element) => {
      const read = (one: Element | null) => one?.textContent.replace(/\s+/g, ' ').trim() ?? '';
      const told = (heard: Element, attribute: string) =>
        (heard.getAttribute(attribute) ?? '')
          .split(' ')
          .map((id) => read(document.getElementById(id)))
          .join(' ');
      const shown = (selector: string) =>
        [...element.querySelectorAll<HTMLElement>(selector)]
          .filter((one) => one.offsetParent !== null)
          .map(read)
          .filter(Boolean);
      const heard = element.matches('[aria-labelledby]')
        ? element
        : element.querySelector('[aria-labelledby]');
      return {
        name: heard ? told(heard, 'aria-labelledby') : '',
        description: heard ? told(heard, 'aria-describedby') : '',
        title: shown('.sd-title')[0],
        help: shown('.sd-description'),
        errors: shown('[role=alert]'),
        language: element.closest<HTMLElement>('[lang]')?.lang,
      };
    });
    expect(name).toBe(title);
    expect(language).toBe('fr');
    // SurveyJS tells what is wrong in the place of the help.
    for (const text of errors.length > 0 ? errors : help) expect(description).toContain(text);
  }
}
