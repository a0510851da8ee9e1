import { ANSWERED, HEADLINE, NO_ANSWER } from './categories.ts';
import type { Cube } from './cube.ts';
import type { Dimension } from './dimension.ts';

/**
 * A figure, or the fact that it is withheld, which has no field that could hold a number.
 * `base`: the row has too few respondents, or would give away one that has; `cell`: the same for a value.
 */
export type Disclosed =
  | { readonly disclosure: 'shown'; readonly count: number }
  | { readonly disclosure: 'withheld'; readonly reason: 'base' | 'cell' };

export type DisclosedValue = { readonly value: string } & Disclosed;

export interface ShownRow {
  readonly disclosure: 'shown';
  /** Respondents of the row who answered the question, n. */
  readonly base: number;
  /** One entry for each value, zero included, in the order of the tree; those who did not answer are in none. */
  readonly values: readonly DisclosedValue[];
  /** People on any value that the indicator sums up; null when the value tree has no headline group. */
  readonly headline: Disclosed | null;
}

export type DisclosedRow = ShownRow | { readonly disclosure: 'withheld'; readonly reason: 'base' };

/** A total or a leaf in each dimension; left out: all of it. */
export interface RowQuery {
  readonly area?: string;
  readonly ageBand?: string;
  readonly situation?: string;
}

/** A row was asked for an area, age band or situation that the table does not have. */
export class UnknownRow extends Error {
  override readonly name = 'UnknownRow';
}

/** What a variable's table may tell. Withheld counts are not in here, not even privately. */
export class DisclosedCube {
  readonly #dimensions: readonly Dimension[];
  readonly #known: readonly Dimension[];
  readonly #strides: readonly number[];
  /** Count of each cell that may be told; WITHHELD for the others. */
  readonly #told: Float64Array;

  /** @param known the dimensions of rows with what is left out of the cube, nobody standing there */
  constructor(cube: Cube, withheld: Uint8Array, known: readonly Dimension[]) {
    this.#known = known;
    this.#dimensions = cube.dimensions;
    this.#strides = cube.strides;
    this.#told = cube.counts.map((count, cell) => (withheld[cell] ? WITHHELD : count));
  }

  /** @throws UnknownRow */
  row(query: RowQuery = {}): DisclosedRow {
    let row = 0;
    let deserted = false;
    [query.area, query.ageBand, query.situation].forEach((id, d) => {
      if (id === undefined) return;
      if (!this.#known[d]!.indexOf.has(id)) throw new UnknownRow(`The table has no row "${id}".`);
      const node = this.#dimensions[d]!.indexOf.get(id);
      if (node === undefined) deserted = true;
      else row += node * this.#strides[d]!;
    });
    if (deserted) return { disclosure: 'withheld', reason: 'base' };
    const { ids, leaves, indexOf } = this.#dimensions.at(-1)!;
    const base = this.#told[row + indexOf.get(ANSWERED)!]!;
    if (base === WITHHELD) return { disclosure: 'withheld', reason: 'base' };
    const headline = indexOf.get(HEADLINE);
    const values = Array.from(leaves).filter((leaf) => ids[leaf] !== NO_ANSWER);
    return {
      disclosure: 'shown',
      base,
      values: values.map((leaf) => ({ value: ids[leaf]!, ...this.#figure(row + leaf) })),
      headline: headline === undefined ? null : this.#figure(row + headline),
    };
  }

  #figure(cell: number): Disclosed {
    const count = this.#told[cell]!;
    return count === WITHHELD ? { disclosure: 'withheld', reason: 'cell' } : { disclosure: 'shown', count };
  }
}

const WITHHELD = -1;
