import type { Question } from './definition.ts';
import type { QuestionReader } from './reading.ts';

type Of<T extends Question['type']> = Extract<Question, { type: T }>;

/** Where a definition says nothing. In UTF-16 units, as the browser's own `maxlength` counts. */
const LONGEST_LINE = 250;
const LONGEST_COMMENT = 2000;

/** PostgreSQL's jsonb refuses NUL; the other controls have no place in what somebody typed. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL_IN_LINE = /[\u0000-\u001f\u007f]/;
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL_IN_COMMENT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A line of text or a comment, trimmed. Nothing but spaces is no answer. */
export function freeText(question: Of<'text' | 'comment'>): QuestionReader {
  const { name, type } = question;
  const longest = question.maxLength ?? (type === 'comment' ? LONGEST_COMMENT : LONGEST_LINE);
  const control = type === 'comment' ? CONTROL_IN_COMMENT : CONTROL_IN_LINE;
  return (raw, reading) => {
    if (typeof raw !== 'string') return reading.refuse(name, 'wrong-type');
    // Before anything that walks the text: a hostile one may be huge.
    if (raw.length > longest) return reading.refuse(name, 'too-long');
    if (control.test(raw) || !raw.isWellFormed()) return reading.refuse(name, 'forbidden-character');
    return raw.trim() || undefined;
  };
}

/** A number between the bounds of the definition, both included. */
export function number(question: Of<'text'>): QuestionReader {
  const { name, min = -Infinity, max = Infinity } = question;
  return (raw, reading) => {
    if (typeof raw !== 'number' || !Number.isFinite(raw)) return reading.refuse(name, 'wrong-type');
    // Minus zero would be stored as zero: two spellings of one answer.
    return raw < min || raw > max ? reading.refuse(name, 'out-of-range') : raw + 0;
  };
}

export function yesNo(question: Of<'boolean'>): QuestionReader {
  return (raw, reading) => (typeof raw === 'boolean' ? raw : reading.refuse(question.name, 'wrong-type'));
}
