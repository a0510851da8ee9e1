/** Respondents below which a row is withheld, unless the territory asks for more. */
export const DEFAULT_THRESHOLD = 11;

/** No territory may go below this. */
export const LOWEST_THRESHOLD = 5;

/** A value cell counting from 1 to this many people is withheld. */
const LARGEST_SMALL_CELL = 4;

/** The threshold asked for is below the floor, or is not a whole number. */
export class InvalidThreshold extends Error {
  override readonly name = 'InvalidThreshold';
}

/**
 * The territory's own threshold, checked.
 * @throws InvalidThreshold below LOWEST_THRESHOLD
 */
export function checkThreshold(threshold: number): number {
  if (!Number.isInteger(threshold) || threshold < LOWEST_THRESHOLD) {
    throw new InvalidThreshold(`The threshold must be a whole number of at least ${LOWEST_THRESHOLD}.`);
  }
  return threshold;
}

/**
 * What may not be told, on one level (respondents of a row, or people in a value cell).
 * `unsafe`: the figure must be withheld, if it stands in the table.
 * `unsafeRest`: the same for what is left when the shown parts are taken off their shown total. Such
 * a rest is a figure too, and everyone can compute it; a rest of nobody tells nothing about anyone.
 * `price`: how much the reader loses with the cell; complementary cells are the cheapest ones.
 */
export interface Rule {
  readonly unsafe: (count: number) => boolean;
  readonly unsafeRest: (count: number) => boolean;
  readonly price: (count: number) => number;
}

/** Rows: fewer respondents than the threshold. A losing row costs its respondents, and being a row. */
export function baseRule(threshold: number): Rule {
  return {
    unsafe: (count) => count < threshold,
    unsafeRest: (count) => count > 0 && count < threshold,
    price: (count) => threshold + count,
  };
}

/** Value cells of a shown row: 1 to 4 people. Zero may be shown, and is worth showing. */
export const cellRule: Rule = {
  unsafe: isSmallCell,
  unsafeRest: isSmallCell,
  price: (count) => LARGEST_SMALL_CELL + count,
};

function isSmallCell(count: number): boolean {
  return count >= 1 && count <= LARGEST_SMALL_CELL;
}
