import { youngestOf } from './age.ts';
import type { Question } from './definition.ts';
import { isPlainObject, shownKey, type QuestionReader } from './reading.ts';

type Of<T extends Question['type']> = Extract<Question, { type: T }>;

/** One choice of a list. */
export function singleChoice(question: Of<'radiogroup' | 'dropdown'>): QuestionReader {
  const { name } = question;
  const values = new Set(question.choices.map((choice) => choice.value));
  const screenOuts = new Map(
    question.choices.flatMap(({ value, screenOut }) => (screenOut ? [[value, screenOut]] : [])),
  );
  const youngest = youngestOf(question);
  return (raw, reading) => {
    if (typeof raw !== 'string') return reading.refuse(name, 'wrong-type');
    if (!values.has(raw)) return reading.refuse(name, 'unknown-choice');
    const code = screenOuts.get(raw);
    if (code !== undefined) return reading.screenOut(name, code);
    const age = youngest.get(raw);
    if (age !== undefined && age < (reading.context.leastAge ?? 0))
      return reading.screenOut(name, 'under-age');
    return raw;
  };
}

/** Several choices of a list, returned in the order of the definition. An empty list is no answer. */
export function multipleChoice(question: Of<'checkbox'>): QuestionReader {
  const { name } = question;
  const values = question.choices.map((choice) => choice.value);
  const rank = new Map(values.map((value, index) => [value, index]));
  const exclusive = new Set(
    question.choices.filter((choice) => choice.isExclusive).map(({ value }) => value),
  );
  const most = question.maxSelectedChoices ?? values.length;

  return (raw, reading) => {
    if (!Array.isArray(raw)) return reading.refuse(name, 'wrong-type');
    if (raw.length > values.length) return reading.refuse(name, 'too-many-choices');
    const ticked = new Set<number>();
    let alone = false;
    for (let index = 0; index < raw.length; index++) {
      const value: unknown = raw[index];
      if (typeof value !== 'string') return reading.refuse(`${name}.${index}`, 'wrong-type');
      const position = rank.get(value);
      if (position === undefined) return reading.refuse(`${name}.${index}`, 'unknown-choice');
      if (ticked.has(position)) return reading.refuse(`${name}.${index}`, 'duplicate-choice');
      ticked.add(position);
      alone ||= exclusive.has(value);
    }
    if (alone && ticked.size > 1) return reading.refuse(name, 'exclusive-choice');
    if (ticked.size > most) return reading.refuse(name, 'too-many-choices');
    return ticked.size === 0 ? undefined : values.filter((_, position) => ticked.has(position));
  };
}

/** One choice per row, returned in the order of the rows. Rows may be left out, unless each is required. */
export function matrix(question: Of<'matrix'>): QuestionReader {
  const { name } = question;
  const rows = question.rows.map((row) => row.value);
  const known = new Set(rows);
  const columns = new Set(question.columns.map((column) => column.value));

  return (raw, reading) => {
    if (!isPlainObject(raw)) return reading.refuse(name, 'wrong-type');
    const before = reading.problems.length;
    const keys = Object.keys(raw);
    for (const key of keys) {
      if (!known.has(key)) reading.refuse(`${name}.${shownKey(key)}`, 'unknown-row');
    }
    const answer: Record<string, string> = {};
    for (const row of rows) {
      if (!Object.hasOwn(raw, row)) {
        if (question.eachRowRequired && keys.length > 0) reading.refuse(`${name}.${row}`, 'required');
        continue;
      }
      const value = raw[row];
      if (typeof value !== 'string') reading.refuse(`${name}.${row}`, 'wrong-type');
      else if (!columns.has(value)) reading.refuse(`${name}.${row}`, 'unknown-choice');
      else answer[row] = value;
    }
    return keys.length === 0 || reading.problems.length > before ? undefined : answer;
  };
}

/** A neighbourhood of the territory, another one, or none told. */
export function neighbourhood(name: string, reserved: ReadonlySet<string>): QuestionReader {
  return (raw, reading) => {
    if (typeof raw !== 'string') return reading.refuse(name, 'wrong-type');
    if (reserved.has(raw) || reading.context.areas.has(raw)) return raw;
    return reading.refuse(name, 'unknown-area');
  };
}
