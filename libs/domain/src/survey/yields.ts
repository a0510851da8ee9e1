import type { Question } from './definition.ts';
import { NO_ANSWER } from './special-answers/index.ts';
import type { Answer } from './reading.ts';

/** Adds to `yields` what one answer says. */
export type Yielding = (answer: Answer, yields: Record<string, string | readonly string[]>) => void;

/** The variable of a row of a matrix. */
export function rowVariable(question: string, row: string): string {
  return `${question}.${row}`;
}

/**
 * What an answer to this question yields: nothing for what cannot be counted safely (free text, numbers), nor for
 * a consent, nor for the neighbourhood and shapes, which are kept beside the answers. "No answer" is not a value.
 */
export function yieldingOf(question: Question): Yielding | undefined {
  const { name } = question;
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return (answer, yields) => {
        if (answer !== NO_ANSWER) yields[name] = answer as string;
      };
    case 'checkbox':
      return (answer, yields) => {
        const values = answer as readonly string[];
        if (!values.includes(NO_ANSWER)) yields[name] = values;
      };
    case 'matrix': {
      const variables = question.rows.map(({ value }) => [value, rowVariable(name, value)] as const);
      return (answer, yields) => {
        const rows = answer as Readonly<Record<string, string>>;
        for (const [row, variable] of variables) {
          const value = rows[row];
          if (value !== undefined && value !== NO_ANSWER) yields[variable] = value;
        }
      };
    }
    case 'boolean':
      if (question.consent) return undefined;
      return (answer, yields) => {
        yields[name] = answer === true ? 'true' : 'false';
      };
    case 'text':
    case 'comment':
    case 'neighbourhood':
    case 'map':
      return undefined;
  }
}
