import { NO_ANSWER } from '../survey/index.ts';

/** Typed for "no answer", in every question. */
export const NO_ANSWER_KEY = '0';

const KEYS = '123456789abcdefghijklmnopqrstuvwxyz';

/** A choice with the key that is printed beside its box, and pressed to choose it; none beyond the last letter. */
export function withKeys<Choice extends { value: unknown }>(
  choices: readonly Choice[],
): (Choice & { key: string })[] {
  let given = 0;
  return choices.map((choice) => ({
    ...choice,
    key: choice.value === NO_ANSWER ? NO_ANSWER_KEY : (KEYS[given++] ?? ''),
  }));
}
