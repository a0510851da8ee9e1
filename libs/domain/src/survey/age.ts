import type { Question } from './definition.ts';

/**
 * The youngest age that each band of an age question holds: "under-15" 0, "15-17" 15, "75-plus" 75. Bands that say no age
 * are left out, and so is every question that is not about age.
 */
export function youngestOf(
  question: Extract<Question, { type: 'radiogroup' | 'dropdown' }>,
): ReadonlyMap<string, number> {
  if (question.dimension !== 'age_band') return new Map();
  return new Map(
    question.choices.flatMap(({ value }) => {
      const age = /^under-\d+$/.test(value) ? 0 : Number.parseInt(value, 10);
      return Number.isNaN(age) ? [] : [[value, age]];
    }),
  );
}
