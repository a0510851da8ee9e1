import { expect, type Page } from './journey.ts';

/** The residents' campaign of the demonstration. */
export const TERRITORY = '/t/tours-joue';
export const CAMPAIGN = `${TERRITORY}/enquetes/usages-numeriques-2026`;
/** Where its answers are sent. */
export const RESPONSES = '**/api/territories/tours-joue/campaigns/usages-numeriques-2026/responses';

interface Words {
  start: string;
  next: string;
  back: string;
  send: string;
  progress: RegExp;
}

const FRENCH: Words = {
  start: 'Commencer',
  next: 'Suivant',
  back: 'Retour',
  send: 'Envoyer mes réponses',
  progress: /Question \d+ sur \d+/,
};
export const ENGLISH: Words = {
  start: 'Start',
  next: 'Next',
  back: 'Back',
  send: 'Send my answers',
  progress: /Question \d+ of \d+/,
};

/** What a person does with a questionnaire, in the words of the page. */
export class Questionnaire {
  readonly page: Page;
  readonly words: Words;

  constructor(page: Page, words: Words = FRENCH) {
    this.page = page;
    this.words = words;
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  get progress() {
    return this.page.getByText(this.words.progress);
  }

  /** From the introduction to the first question. */
  async start(): Promise<void> {
    await this.button(this.words.start).click();
    await expect(this.page.locator('[data-name="area"]')).toBeVisible();
  }

  /** Which question is on screen. */
  async onQuestion(name: string): Promise<void> {
    await expect(this.page.locator(`[data-name="${name}"]`)).toBeVisible();
  }

  /** Goes on, and waits until the next thing to do is on screen and has the focus on its title. */
  async next(): Promise<void> {
    await this.page.evaluate(() => document.querySelector('main h2')?.removeAttribute('tabindex'));
    await this.button(this.words.next).click();
    await expect(this.page.locator('main h2[tabindex="-1"]')).toBeFocused();
  }

  async choose(question: string, ...values: string[]): Promise<void> {
    for (const value of values)
      await this.page.locator(`[data-name="${question}"] input[value="${value}"]`).check();
  }

  /** Gives an answer to every question on screen that has none yet. */
  async answerPage(): Promise<void> {
    // Twice: an answer may bring up another question.
    for (let round = 0; round < 2; round++) {
      for (const question of await this.page.locator('.sd-question').all()) {
        const choices = question.locator('input:is([type=radio], [type=checkbox])');
        if ((await choices.count()) > 0 && (await question.locator('input:checked').count()) === 0)
          await choices.nth(1).check();
      }
    }
  }

  /** Answers from the second question to the review; `seen` looks at each page before it is left. */
  async answerRest(seen: () => Promise<void> = async () => {}): Promise<void> {
    for (let page = 0; page < 20; page++) {
      if (await this.button(this.words.send).isVisible()) return;
      await this.answerPage();
      await seen();
      await this.next();
    }
    throw new Error('The questionnaire has no end');
  }

  /** From the introduction to the review, in the Sanitas. */
  async answerAll(): Promise<void> {
    await this.start();
    await this.choose('area', 'sanitas');
    await this.next();
    await this.answerRest();
  }

  /** What is kept on this device. */
  kept(): Promise<string[]> {
    return this.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')));
  }
}
