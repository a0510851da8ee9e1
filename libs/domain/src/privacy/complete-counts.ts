import { MisplacedCount, type LeafCount } from './disclose-variable.ts';

/** Respondents, whatever they answered, on one combination of leaves. */
export type RespondentCount = Omit<LeafCount, 'value'>;

/**
 * Puts the respondents whom a variable says nothing about on one of its leaves, so that every respondent
 * of the campaign is counted once: NO_ANSWER for a single choice, REST for an option of a multiple one.
 * @param counts of the variable; of an option, SELECTED only
 * @throws MisplacedCount when somewhere more people answered than responded. Read both in one statement
 *   or one snapshot: between two readings, an answer may come in.
 */
export function completeCounts(
  respondents: Iterable<RespondentCount>,
  counts: readonly LeafCount[],
  leaf: string,
): LeafCount[] {
  const remaining = new Map<string, LeafCount>();
  for (const respondent of respondents) {
    const before = remaining.get(placeOf(respondent))?.n ?? 0;
    remaining.set(placeOf(respondent), { ...respondent, value: leaf, n: before + respondent.n });
  }
  for (const count of counts) {
    const there = remaining.get(placeOf(count));
    if (there === undefined || there.n < count.n) {
      throw new MisplacedCount(`More people answered than responded in "${count.area}".`);
    }
    remaining.set(placeOf(count), { ...there, n: there.n - count.n });
  }
  return [...counts, ...[...remaining.values()].filter(({ n }) => n > 0)];
}

function placeOf({ area, ageBand, situation }: RespondentCount): string {
  return JSON.stringify([area, ageBand, situation]);
}
