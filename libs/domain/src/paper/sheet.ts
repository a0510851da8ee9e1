import { conditionInWords, type Localized, type Question, type SurveyDefinition } from '../survey/index.ts';
import { withKeys } from './keys.ts';

/** A box to tick, and the key that stands for it. */
export interface PaperChoice {
  readonly key: string;
  readonly value: string | boolean;
  readonly text: Localized;
  /** Goes with no other. */
  readonly exclusive: boolean;
}

/** One question of a sheet. */
export interface PaperQuestion {
  /** As printed before it: every question has its own, asked or not. */
  readonly number: number;
  readonly name: string;
  /**
   * `one` or `several` boxes; `table`: one box in each row; `line`, `number`, `text`: written by hand; `area`: the
   * neighbourhoods, numbered, then elsewhere, then no answer.
   */
  readonly kind: 'one' | 'several' | 'table' | 'line' | 'number' | 'text' | 'area';
  /** The title of a page that holds several questions together. */
  readonly context: Localized | null;
  readonly title: Localized;
  readonly description: Localized | null;
  readonly choices: readonly PaperChoice[];
  readonly rows: readonly { readonly value: string; readonly text: Localized }[];
  /** For whom it is, when it is not for everybody. */
  readonly onlyIf: Localized | null;
}

const YES: Localized = { fr: 'Oui', en: 'Yes' };
const NO: Localized = { fr: 'Non', en: 'No' };
const ELSEWHERE: Localized = { fr: 'Ailleurs', en: 'Elsewhere' };
const UNSAID: Localized = { fr: 'Sans réponse', en: 'No answer' };

/**
 * A survey as a sheet of paper asks it, and as it is typed in again: the same numbers and keys on both.
 * @throws Error for a survey that asks for places on a map: paper has none
 */
export function paperSheet(definition: SurveyDefinition): PaperQuestion[] {
  let number = 0;
  return definition.pages.flatMap((page) =>
    page.elements.map((question): PaperQuestion => {
      number += 1;
      const conditions = [page.visibleIf, question.visibleIf].filter((one) => one !== undefined);
      return {
        ...{ number, name: question.name, title: question.title, context: page.title ?? null },
        description: question.description ?? null,
        onlyIf: conditions.length > 0 ? conditionInWords(definition, conditions.join(' and ')) : null,
        ...boxesOf(question),
      };
    }),
  );
}

function boxesOf(question: Question): Pick<PaperQuestion, 'kind' | 'choices' | 'rows'> {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return { kind: 'one', choices: boxes(question.choices), rows: [] };
    case 'checkbox':
      return { kind: 'several', choices: boxes(question.choices), rows: [] };
    case 'matrix':
      return {
        ...{ kind: 'table', choices: boxes(question.columns) },
        rows: question.rows.map(({ value, text = same(value) }) => ({ value, text })),
      };
    case 'boolean':
      return {
        ...{ kind: 'one', rows: [] },
        choices: withKeys([
          { value: true, text: question.labelTrue ?? YES, exclusive: false },
          { value: false, text: question.labelFalse ?? NO, exclusive: false },
        ]),
      };
    case 'text':
      return { kind: question.inputType === 'number' ? 'number' : 'line', choices: [], rows: [] };
    case 'comment':
      return { kind: 'text', choices: [], rows: [] };
    case 'map':
      throw new Error(`Paper has no map for the question "${question.name}"`);
    case 'neighbourhood':
      return {
        ...{ kind: 'area', rows: [] },
        choices: withKeys([
          { value: 'other', text: question.otherText ?? ELSEWHERE, exclusive: false },
          { value: 'no-answer', text: question.noAnswerText ?? UNSAID, exclusive: false },
        ]),
      };
  }
}

const same = (text: string): Localized => ({ fr: text, en: text });

const boxes = (
  choices: readonly { value: string; text?: Localized | undefined; isExclusive?: boolean | undefined }[],
) =>
  withKeys(
    choices.map(({ value, text = same(value), isExclusive = false }) => ({
      ...{ value, text, exclusive: isExclusive },
    })),
  );
