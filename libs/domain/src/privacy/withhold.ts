import { AlternativeFinder, changedCells, type Alternative } from './alternative.ts';
import { totalsFirst, type Cube } from './cube.ts';
import { lines, restOf, type Line } from './line.ts';
import type { Rule } from './rule.ts';

/** What must be kept, cell by cell. */
export interface Secrets {
  /** 1: withheld from the start. */
  readonly withheld: Uint8Array;
  /** 1: withheld, but needing no proof here, being proven elsewhere or no secret. */
  readonly exempt: Uint8Array;
  /** 0: nothing is given away by its count, though it is not published. */
  readonly secret: Uint8Array;
  readonly ruleOf: (cell: number) => Rule;
  /** Cells that cannot be shown without this one. */
  readonly dependents: (cell: number) => Iterable<number>;
}

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
 * @param fixedTotal dimension whose total no alternative may change, or -1
 */
export function withholdComplements(cube: Cube, secrets: Secrets, fixedTotal: number): Withholding {
  const { counts } = cube;
  const withheld = secrets.withheld.slice();
  const proven = secrets.exempt.map((flag) => (flag ? POSSIBLY_OTHER : 0));
  const prices = counts.map((count, cell) => (withheld[cell] ? 0 : secrets.ruleOf(cell).price(count)));
  const finder = new AlternativeFinder(cube, prices, fixedTotal);
  const order = totalsFirst(cube);
  const alternatives: Alternative[] = [];

  const withhold = (cell: number): void => {
    if (withheld[cell]) return;
    withheld[cell] = 1;
    prices[cell] = 0;
    for (const dependent of secrets.dependents(cell)) withhold(dependent);
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
      const cell = cellSparingRest(cube, { ...secrets, withheld }, prices, line);
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
  { withheld, secret, ruleOf }: Pick<Secrets, 'withheld' | 'secret' | 'ruleOf'>,
  prices: Float64Array,
  line: Line,
): number | null {
  const rule = ruleOf(line.parts[0]!);
  const rest = restOf(cube, { withheld, secret }, line);
  if (rest === null || !rule.unsafeRest(rest)) return null;
  const sparing = line.parts.filter((part) => !withheld[part] && !rule.unsafeRest(rest + cube.counts[part]!));
  if (sparing.length === 0) return line.total;
  return sparing.reduce((cheapest, part) => (prices[part]! < prices[cheapest]! ? part : cheapest));
}
