import { NO_ANSWER, REST, SELECTED, type LeafCount } from '@belvedere/domain/privacy';
import type { Indicator } from './indicator.ts';

/** Respondents that gave one value, on one combination of breakdowns. */
export type ValueCount = LeafCount;

/**
 * The counts of an indicator's variable, every respondent counted once: those who chose none of the values are those
 * without an answer, or, for an option, those who did not choose it.
 * @param respondents how many people stand on each combination, whatever they answered
 * @param values how many of them gave each value; several a person for a multiple-choice variable
 */
export function leafCounts(
  indicator: Pick<Indicator, 'option'>,
  respondents: readonly ValueCount[],
  values: readonly ValueCount[],
): LeafCount[] {
  const { option } = indicator;
  const counted =
    option === undefined
      ? [...values]
      : values.filter(({ value }) => value === option).map((count) => ({ ...count, value: SELECTED }));
  const left = new Map(respondents.map((count) => [place(count), count]));
  const unanswered = new Map(respondents.map((count) => [place(count), count.n]));
  for (const count of counted) {
    const at = place(count);
    unanswered.set(at, (unanswered.get(at) ?? 0) - count.n);
  }
  for (const [at, n] of unanswered) {
    const count = left.get(at);
    if (count && n > 0) counted.push({ ...count, value: option === undefined ? NO_ANSWER : REST, n });
  }
  return counted;
}

const place = ({ area, ageBand, situation }: LeafCount) => `${area}|${ageBand}|${situation}`;
