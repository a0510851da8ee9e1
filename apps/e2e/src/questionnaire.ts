import { randomUUID } from 'node:crypto';
import { expect, type Page } from './journey.ts';

/** The residents' campaign of the demonstration. */
export const TERRITORY = '/t/tours-joue';
export const CAMPAIGN = `${TERRITORY}/enquetes/usages-numeriques-2026`;
/** Where its answers are sent. */
export const RESPONSES = '**/api/territories/tours-joue/campaigns/usages-numeriques-2026/responses';

interface Words {
  start: string;
  resume: string;
  next: string;
  back: string;
  send: string;
  progress: RegExp;
}

const FRENCH: Words = {
  start: 'Commencer',
  resume: 'Reprendre mes réponses',
  next: 'Suivant',
  back: 'Retour',
  send: 'Envoyer mes réponses',
  progress: /Question \d+ sur \d+/,
};
export const ENGLISH: Words = {
  start: 'Start',
  resume: 'Go on with my answers',
  next: 'Next',
  back: 'Back',
  send: 'Send my answers',
  progress: /Question \d+ of \d+/,
};

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
/** What a device kept of a person who answered everything. */
let keptAnswers: [string, string][] | undefined;

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

  /** What the questions on screen are made of: pages of the same kind look and behave the same. */
  kindOfPage(): Promise<string> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('.sd-question')]
        .map((question) => {
          const parts = question.querySelectorAll('table, textarea, select, input, [role]');
          const names = [...parts].map(
            (part) =>
              `${part.localName} ${part.getAttribute('type') ?? ''} ${part.getAttribute('role') ?? ''}`,
          );
          return [...new Set(names)].sort().join();
        })
        .join(' | '),
    );
  }

  /** Gives an answer to every question on screen, and to every line of a table, that has none yet. */
  async answerPage(): Promise<void> {
    // Twice: an answer may bring up another question.
    for (let round = 0; round < 2; round++) {
      for (const { id } of await this.unanswered()) await this.page.locator(`[id="${id}"]`).check();
    }
  }

  /**
   * Of each group of choices on screen without an answer: its question, and the second choice, as the first one may end
   * the survey.
   */
  unanswered(): Promise<{ question: string; id: string }[]> {
    return this.page.evaluate(() => {
      const groups = new Map<string, { question: string; inputs: HTMLInputElement[] }>();
      for (const element of document.querySelectorAll('.sd-question[data-name]'))
        for (const input of element.querySelectorAll('input')) {
          if (input.type !== 'radio' && input.type !== 'checkbox') continue;
          const question = element.getAttribute('data-name') ?? '';
          const key = `${question}/${input.type === 'radio' ? input.name : ''}`;
          groups.set(key, { question, inputs: [...(groups.get(key)?.inputs ?? []), input] });
        }
      return [...groups.values()]
        .filter(({ inputs }) => !inputs.some(({ checked }) => checked))
        .map(({ question, inputs }) => ({ question, id: (inputs[1] ?? inputs[0])?.id ?? '' }));
    });
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

  /** From the introduction to the review. */
  async answerAll(area = 'sanitas'): Promise<void> {
    await this.start();
    await this.choose('area', area);
    await this.next();
    await this.answerRest();
  }

  /** At the review, with every answer: given on screen once in a run, and kept on the device by an earlier visit since. */
  async comeBackAnswered(): Promise<void> {
    if (keptAnswers === undefined) {
      await this.answerAll();
      keptAnswers = await this.page.evaluate(() => Object.entries(localStorage));
      return;
    }
    // Every visitor draws another id.
    const kept = keptAnswers.map(([key, text]) => [key, text.replace(UUID, randomUUID())]);
    await this.page.evaluate((entries) => {
      for (const [key, text] of entries) localStorage.setItem(key ?? '', text ?? '');
    }, kept);
    await this.page.reload();
    await this.button(this.words.resume).click();
    await expect(this.button(this.words.send)).toBeVisible();
  }

  /** What is kept on this device. */
  kept(): Promise<string[]> {
    return this.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')));
  }

  /** The ids of what waits in the outbox of this device. */
  waiting(): Promise<string[]> {
    return inDeviceDatabase(this.page, 'waiting');
  }
}

/** The keys of a store of this device; none while the device keeps nothing. */
export function inDeviceDatabase(page: Page, store: string): Promise<string[]> {
  return page.evaluate(async (name) => {
    const databases = await indexedDB.databases();
    if (!databases.some((one) => one.name === 'belvedere')) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('belvedere');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('closed'));
    });
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const asked = database.transaction(name).objectStore(name).getAllKeys();
      asked.onsuccess = () => resolve(asked.result);
    });
    database.close();
    return keys as string[];
  }, store);
}

/** Writes into the outbox of this device what another version of the app may have written. */
export async function putInDeviceDatabase(page: Page, record: object): Promise<void> {
  await page.evaluate(async (value) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('belvedere');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('closed'));
    });
    await new Promise<void>((resolve) => {
      const transaction = database.transaction('waiting', 'readwrite');
      transaction.objectStore('waiting').put(value);
      transaction.oncomplete = () => resolve();
    });
    database.close();
  }, record);
}
