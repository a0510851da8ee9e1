import { shapeInWords } from './shape-in-words.ts';
import type { Shape } from './reading.ts';
import { questionsOf, type Localized, type Question, type SurveyDefinition } from './definition.ts';
import { NO_ANSWER, OTHER_AREA } from './special-answers/index.ts';

/** One question that was answered, and the answer, as people read them. */
export interface AnswerInWords {
  /** The page or the table that holds several questions together. */
  readonly context: Localized | null;
  readonly question: Localized;
  readonly answers: Localized[];
}

const YES: Localized = { fr: 'Oui', en: 'Yes' };
const NO: Localized = { fr: 'Non', en: 'No' };
const UNSAID: Localized = { fr: 'Pas de réponse', en: 'No answer' };
const ELSEWHERE: Localized = { fr: 'Ailleurs', en: 'Elsewhere' };

/** The name of the area of a shape, by its question and its place in the answer; null when it is in none. */
export type NameOfPlace = (question: string, index: number) => string | null;

const same = (text: string): Localized => ({ fr: text, en: text });

/**
 * Stored answers in words, in the order of the survey. Nothing that is stored is left out: what the definition does not
 * know is told by its own name.
 * @param area the name of the neighbourhood that was answered, null when none was
 * @param nameOf names the areas of shapes
 */
export function answersInWords(
  definition: SurveyDefinition,
  answers: Readonly<Record<string, unknown>>,
  area: string | null,
  nameOf: NameOfPlace = () => null,
): AnswerInWords[] {
  const known = definition.pages.flatMap((page) =>
    page.elements
      .filter(({ name }) => Object.hasOwn(answers, name))
      .flatMap((question) => linesOf(question, answers[question.name], page.title ?? null, area, nameOf)),
  );
  const names = new Set(questionsOf(definition).map(({ name }) => name));
  const strange = Object.entries(answers)
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => ({
      context: null,
      question: same(name),
      answers: [same(typeof value === 'string' ? value : JSON.stringify(value))],
    }));
  return [...known, ...strange];
}

function linesOf(
  question: Question,
  answer: unknown,
  context: Localized | null,
  area: string | null,
  nameOf: NameOfPlace,
): AnswerInWords[] {
  const line = (...told: Localized[]) => [{ context, question: question.title, answers: told }];
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return line(labelOf(question.choices, answer));
    case 'checkbox':
      return line(...[answer].flat().map((value) => labelOf(question.choices, value)));
    case 'matrix':
      return rowsOf(question.rows, answer as Record<string, unknown>).map(([row, column]) => ({
        context: question.title,
        question: labelOf(question.rows, row),
        answers: [labelOf(question.columns, column)],
      }));
    case 'boolean':
      return line(answer === true ? (question.labelTrue ?? YES) : (question.labelFalse ?? NO));
    case 'text':
    case 'comment':
      return line(same(String(answer)));
    case 'neighbourhood':
      if (answer === OTHER_AREA) return line(question.otherText ?? ELSEWHERE);
      if (answer === NO_ANSWER) return line(question.noAnswerText ?? UNSAID);
      return line(same(area ?? String(answer)));
    case 'map':
      return line(
        ...(answer as readonly Shape[]).map((shape, index) =>
          shapeInWords(question, shape, nameOf(question.name, index)),
        ),
      );
  }
}

/** In the order of the table; a database keeps them in another. */
function rowsOf(rows: readonly { value: string }[], answer: Record<string, unknown>): [string, unknown][] {
  const place = (row: string) => rows.findIndex(({ value }) => value === row);
  return Object.entries(answer).sort(([one], [other]) => place(one) - place(other));
}

function labelOf(
  items: readonly { value: string; text?: Localized | undefined }[],
  value: unknown,
): Localized {
  return items.find((item) => item.value === value)?.text ?? same(String(value));
}
