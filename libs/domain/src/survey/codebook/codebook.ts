import type { Localized, Question, SurveyDefinition } from '../definition.ts';
import { NO_ANSWER } from '../special-answers/index.ts';
import { rowVariable } from '../yields.ts';

/** A value that a variable can take. "No answer" is none: it is left out of what a response yields. */
export interface VariableValue {
  readonly value: string;
  readonly label: Localized;
}

/** What a question yields, described: one per choice question, one per row of a matrix. */
export interface Variable {
  /** `devices`, or `tools.wiki` for a row of a matrix. */
  readonly name: string;
  readonly kind: 'single' | 'multiple';
  /** The question, or the row, as people read it. */
  readonly label: Localized;
  /** The matrix or the page that holds several variables together. */
  readonly group?: Localized;
  readonly values: readonly VariableValue[];
  readonly theme: string;
  /** Figures may be broken down by this variable. */
  readonly dimension?: 'age_band' | 'situation';
  /** When it is asked, as a SurveyJS condition; absent when it always is. */
  readonly asked?: string;
}

/**
 * The variables of a survey, in the order of its questions: for dashboards, exports and documentation. The
 * neighbourhood, shapes, free texts and numbers are not in it, since they yield nothing.
 */
export function codebook(survey: { readonly definition: SurveyDefinition }): readonly Variable[] {
  return survey.definition.pages.flatMap((page) =>
    page.elements.flatMap((question) => {
      const asked = both(page.visibleIf, question.visibleIf);
      const more = { theme: question.theme ?? 'other', ...(asked === undefined ? {} : { asked }) };
      return variablesOf(question, page.title).map((variable) => ({ ...variable, ...more }));
    }),
  );
}

function variablesOf(question: Question, pageTitle: Localized | undefined): Omit<Variable, 'theme'>[] {
  const { name, title: label } = question;
  const grouped = pageTitle ? { group: pageTitle } : {};
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown': {
      const values = valuesOf(question.choices.filter((choice) => !choice.screenOut));
      const broken = question.dimension ? { dimension: question.dimension } : {};
      return [{ name, kind: 'single', label, ...grouped, values, ...broken }];
    }
    case 'checkbox':
      return [{ name, kind: 'multiple', label, ...grouped, values: valuesOf(question.choices) }];
    case 'matrix':
      return question.rows.map((row) => ({
        name: rowVariable(name, row.value),
        kind: 'single',
        label: row.text ?? { fr: row.value, en: row.value },
        group: label,
        values: valuesOf(question.columns),
      }));
    case 'boolean': {
      if (question.consent) return [];
      const { labelTrue = { fr: 'Oui', en: 'Yes' }, labelFalse = { fr: 'Non', en: 'No' } } = question;
      const values = [
        { value: 'true', label: labelTrue },
        { value: 'false', label: labelFalse },
      ];
      return [{ name, kind: 'single', label, ...grouped, values }];
    }
    case 'text':
    case 'comment':
    case 'neighbourhood':
    case 'map':
      return [];
  }
}

function valuesOf(items: readonly { value: string; text?: Localized | undefined }[]): VariableValue[] {
  return items
    .filter((item) => item.value !== NO_ANSWER)
    .map(({ value, text }) => ({ value, label: text ?? { fr: value, en: value } }));
}

function both(page: string | undefined, question: string | undefined): string | undefined {
  return page && question ? `(${page}) and (${question})` : (page ?? question);
}
