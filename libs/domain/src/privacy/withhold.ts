import { AlternativeFinder, changedCells, type Alternative } from './alternative.ts';
import { totalsFirst, type Cube } from './cube.ts';
import { lines, restOf, type Line } from './line.ts';
import type { Rule } from './rule.ts';

export interface Withholding {
  /** Cell → 1 when it is withheld. */
  readonly withheld: Uint8Array;
  /** The proof: each withheld cell is changed by one of these, and they change withheld cells only. */
  readonly alternatives: readonly Alternative[];
}

/** How far a withheld cell is proven: not at all, not to be computed, or to have another possible value. */
const NOT_COMPUTABLE = 1;
const POSSIBLY_OTHER = 2;

/**
 * Adds complementary cells to the withheld ones, until
 * 1. each is changed by an alternative that changes withheld cells only, so that it cannot be computed;
 *    for a cell that counts somebody this is a population that could exist, so that the cell has another
 *    possible value even for a reader who knows that counts are not negative;
 * 2. on every line, what is left of a shown total after taking off its shown parts is itself safe.
 * It ends because cells are only ever added, and with everything withheld both hold.
 *
 * @param withheld cells withheld from the start
 * @param exempt those among them that need no proof here, being proven elsewhere
 * @param fixedTotal dimension whose total no alternative may change, or -1
 */
export function withholdComplements(
  cube: Cube,
  rule: Rule,
  start: { readonly withheld: Uint8Array; readonly exempt: Uint8Array },
  fixedTotal: number,
): Withholding {
  const { counts } = cube;
  const withheld = start.withheld.slice();
  const proven = start.exempt.map((flag) => (flag ? POSSIBLY_OTHER : 0));
  const prices = counts.map((count, cell) => (withheld[cell] ? 0 : rule.price(count)));
  const finder = new AlternativeFinder(cube, prices, fixedTotal);
  const order = totalsFirst(cube);
  const alternatives: Alternative[] = [];

  const withhold = (cell: number): void => {
    withheld[cell] = 1;
    prices[cell] = 0;
  };
  const prove = (cell: number): boolean => {
    const needed = counts[cell]! > 0 ? POSSIBLY_OTHER : NOT_COMPUTABLE;
    if (!withheld[cell] || proven[cell]! >= needed) return false;
    const alternative = finder.find(cell, needed === POSSIBLY_OTHER);
    const reached = alternative.direction === 0 ? NOT_COMPUTABLE : POSSIBLY_OTHER;
    alternatives.push(alternative);
    for (const changed of changedCells(alternative)) {
      withhold(changed);
      if (proven[changed]! < reached) proven[changed] = reached;
    }
    return true;
  };

  for (let settled = false; !settled;) {
    settled = true;
    for (const cell of order) if (prove(cell)) settled = false;
    for (const line of lines(cube)) {
      const cell = cellSparingRest(cube, withheld, prices, rule, line);
      if (cell === null) continue;
      withhold(cell);
      settled = false;
    }
  }
  return { withheld, alternatives };
}

/** When the rest of a line is unsafe: the cheapest shown part that makes it safe, or else the total. */
function cellSparingRest(
  cube: Cube,
  withheld: Uint8Array,
  prices: Float64Array,
  rule: Rule,
  line: Line,
): number | null {
  const rest = restOf(cube, withheld, line);
  if (rest === null || !rule.unsafeRest(rest)) return null;
  const sparing = line.parts.filter((part) => !withheld[part] && !rule.unsafeRest(rest + cube.counts[part]!));
  if (sparing.length === 0) return line.total;
  return sparing.reduce((cheapest, part) => (prices[part]! < prices[cheapest]! ? part : cheapest));
}
