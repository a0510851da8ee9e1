import { type Content, FIELDS, type Value, type Values } from '@belvedere/domain/moderation';

/** What stands in the controls of a form, by their names: as it is kept when something is wrong with it. */
export type Typed = Record<string, string[]>;

const CHOICES = ['themes', 'services', 'areas', 'holders', 'audiences'];
/** Texts that are empty rather than none. */
const EMPTY = [
  'name',
  'commune',
  'presentation',
  'title',
  'summary',
  'audience',
  'text',
  'reason',
  'kind',
  'theme',
  'state',
  'practice',
  'seenOn',
];

export function typedOf(form: FormData): Typed {
  const typed: Typed = {};
  for (const [name, value] of form) if (typeof value === 'string') (typed[name] ??= []).push(value);
  return typed;
}

/** Values as the controls of a form show them. */
export function shownOf(values: Values): Typed {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, shown(field, value)]));
}

function shown(field: string, value: Value): string[] {
  if (value === null) return [''];
  if (typeof value === 'string') return [value];
  if (field === 'position') return [[...(value as readonly number[])].reverse().join(', ')];
  if (field === 'otherNames') return [value.join('\n')];
  return value.map(String);
}

/** What a form says, as the API takes it. A control that was left empty says "none". */
export function readValues(content: Content, typed: Typed): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(FIELDS[content]).map((field) => [field, readValue(field, typed[field] ?? [])]),
  );
}

export function readValue(field: string, typed: readonly string[]): unknown {
  const text = typed[0]?.trim() ?? '';
  if (CHOICES.includes(field)) return [...new Set(typed)];
  if (field === 'otherNames')
    return text
      .split(/\r?\n/)
      .map((name) => name.trim())
      .filter(Boolean);
  if (field === 'position') return readPosition(text);
  return text === '' && !EMPTY.includes(field) ? null : text;
}

/** "47.38, 0.69" is longitude and latitude for the API; what cannot be read is sent as it is, to be refused. */
function readPosition(text: string): unknown {
  if (text === '') return null;
  const numbers = /^(-?\d+(?:[.]\d+)?)\s*[,; ]\s*(-?\d+(?:[.]\d+)?)$/.exec(text);
  return numbers ? [Number(numbers[2]), Number(numbers[1])] : text;
}

/** The fields that whoever corrects has touched, beside what the form showed them first. */
export function touched(content: Content, typed: Typed, seen: Typed): string[] {
  const said = (from: Typed, field: string) => JSON.stringify(readValue(field, from[field] ?? []));
  return Object.keys(FIELDS[content]).filter((field) => said(typed, field) !== said(seen, field));
}
