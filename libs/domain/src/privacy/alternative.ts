import { nodeAt, type Cube } from './cube.ts';
import { meetingOf } from './dimension.ts';
import { eachShift, type Shift, shiftOf } from './shift.ts';

/**
 * Another population that gives the same publication, told as a small change of the real one: one
 * shift in each dimension. The product of the shifts says how many people to add to, or take from, each
 * combination of leaves; adding that up, every combination of the shifts' nodes changes, and no other
 * cell. Whatever is added up from people keeps every "total = sum of its parts" of the table. So when
 * all the cells that change are withheld, both populations give the same publication, and no
 * calculation on it can tell any of these cells.
 */
export interface Alternative {
  readonly shifts: readonly Shift[];
  /** 1: add the product; -1: take it away; 0: either way some combination would count less than nobody. */
  readonly direction: 1 | -1 | 0;
}

/** All cells that an alternative changes. */
export function changedCells(alternative: Alternative): number[] {
  return alternative.shifts.reduce((cells, shift) => combine(cells, shift.offsets), [0]);
}

/** The combinations of leaves that gain, and those that lose, a person under some shifts. */
export interface Sides {
  readonly gaining: readonly number[];
  readonly losing: readonly number[];
}

export function sidesOf(shifts: readonly Shift[]): Sides {
  let sides: Sides = { gaining: [0], losing: [] };
  for (const { gain, lose } of shifts) {
    const { gaining, losing } = sides;
    const given = lose === null ? [] : [lose];
    sides = {
      gaining: [...combine(gaining, [gain]), ...combine(losing, given)],
      losing: [...combine(losing, [gain]), ...combine(gaining, given)],
    };
  }
  return sides;
}

/**
 * Finds the cheapest alternative that changes a cell: the hypercube method of Repsilber, for trees. It is
 * exact among products of shifts, by branch and bound: every alternative changes, whatever the shifts not
 * chosen yet, the cells that share the given cell's node in those dimensions.
 */
export class AlternativeFinder {
  readonly #cube: Cube;
  readonly #prices: Float64Array;
  readonly #fixedTotal: number;
  /** Dimensions in the order of branching, the widest last: it is searched without branching. */
  readonly #order: readonly number[];
  readonly #shiftsThrough = new Map<number, readonly Shift[]>();
  /** Node of the last dimension → price of the cells on the way from it up to the root, if it was asked for in this search. */
  readonly #wayUp: Float64Array;
  readonly #pricedIn: Uint32Array;
  #search = 0;

  /**
   * @param prices what withholding each cell would cost now: 0 when it is withheld already. Read at
   *   every call, so the caller may go on writing into it.
   * @param fixedTotal dimension whose total may not change, or -1
   */
  constructor(cube: Cube, prices: Float64Array, fixedTotal: number) {
    this.#cube = cube;
    this.#prices = prices;
    this.#fixedTotal = fixedTotal;
    const width = (d: number): number => cube.dimensions[d]!.ids.length;
    this.#order = cube.dimensions.map((_, d) => d).sort((a, b) => width(a) - width(b));
    this.#wayUp = new Float64Array(width(this.#order.at(-1)!));
    this.#pricedIn = new Uint32Array(this.#wayUp.length);
  }

  /**
   * @param possible whether the alternative must be a population that could exist, with no negative
   *   count. There is always one for a cell that counts somebody: to count one person more, or less.
   */
  find(cell: number, possible: boolean): Alternative {
    let best: readonly Shift[] | null = null;
    let bestPrice = Infinity;
    const branch = (chosen: readonly Shift[], changed: readonly number[], ownRest: number): void => {
      const d = this.#order[chosen.length]!;
      const own = nodeAt(this.#cube, cell, d) * this.#cube.strides[d]!;
      if (chosen.length === this.#order.length - 1) {
        const found = this.#cheapestLast(d, own, changed, possible ? sidesOf(chosen) : null, bestPrice);
        if (found === null) return;
        best = [...chosen, found.shift];
        bestPrice = found.price;
        return;
      }
      const rest = ownRest - own;
      for (const { shift, price } of this.#affordable(d, own, changed, rest, bestPrice)) {
        if (price >= bestPrice) return;
        branch([...chosen, shift], combine(changed, shift.offsets), rest);
      }
    };
    branch([], [0], cell);
    if (best === null)
      throw new Error('No alternative changes this cell: it is a total that may not change.');
    return { shifts: best, direction: this.#direction(sidesOf(best)) };
  }

  /** Shifts of a dimension with the least that they can cost, if that is below a price; cheapest first. */
  #affordable(d: number, own: number, changed: readonly number[], rest: number, below: number) {
    const candidates: { shift: Shift; price: number }[] = [];
    for (const shift of this.#shifts(d, own)) {
      let price = 0;
      for (const offset of shift.offsets) {
        for (const cell of changed) price += this.#prices[cell + offset + rest]!;
      }
      if (price < below) candidates.push({ shift, price });
    }
    return candidates.sort((a, b) => a.price - b.price);
  }

  /**
   * The cheapest shift of the last dimension, if it is below a price and, with sides given, possible. None is made but that
   * one: there are as many as leaves for every cell, and a map has thousands of them.
   */
  #cheapestLast(d: number, own: number, changed: readonly number[], sides: Sides | null, below: number) {
    this.#search++;
    const dimension = this.#cube.dimensions[d]!;
    const stride = this.#cube.strides[d]!;
    const wayUp = (node: number): number => this.#priceWayUp(d, changed, node);
    let best: readonly [gain: number, lose: number] | null = null;
    let bestPrice = below;
    eachShift(dimension, own / stride, d === this.#fixedTotal, (gain, lose) => {
      let price = wayUp(gain);
      if (lose >= 0) price += wayUp(lose) - 2 * wayUp(meetingOf(dimension, gain, lose));
      if (price >= bestPrice) return false;
      const isPossible =
        sides === null || this.#isPossible(sides, gain * stride, lose < 0 ? null : lose * stride);
      if (!isPossible) return false;
      best = [gain, lose];
      bestPrice = price;
      return price === 0;
    });
    return best === null
      ? null
      : { shift: shiftOf(dimension, stride, ...(best as [number, number])), price: bestPrice };
  }

  #priceWayUp(d: number, changed: readonly number[], node: number): number {
    if (this.#pricedIn[node] === this.#search) return this.#wayUp[node]!;
    let price = node === 0 ? 0 : this.#priceWayUp(d, changed, this.#cube.dimensions[d]!.parents[node]!);
    for (const cell of changed) price += this.#prices[cell + node * this.#cube.strides[d]!]!;
    this.#wayUp[node] = price;
    this.#pricedIn[node] = this.#search;
    return price;
  }

  #isPossible({ gaining, losing }: Sides, gain: number, lose: number | null): boolean {
    return (
      (this.#someone(losing, gain) && (lose === null || this.#someone(gaining, lose))) ||
      (this.#someone(gaining, gain) && (lose === null || this.#someone(losing, lose)))
    );
  }

  /** Which way the product of the shifts can be applied to the real counts. */
  #direction({ gaining, losing }: Sides): 1 | -1 | 0 {
    if (this.#someone(losing, 0)) return 1;
    return this.#someone(gaining, 0) ? -1 : 0;
  }

  /** Whether somebody stands on each of these combinations of leaves. */
  #someone(cells: readonly number[], offset: number): boolean {
    for (const cell of cells) if (this.#cube.counts[cell + offset] === 0) return false;
    return true;
  }

  #shifts(d: number, own: number): readonly Shift[] {
    const key = d * this.#cube.size + own;
    let shifts = this.#shiftsThrough.get(key);
    if (shifts === undefined) {
      const dimension = this.#cube.dimensions[d]!;
      const stride = this.#cube.strides[d]!;
      const made: Shift[] = [];
      eachShift(dimension, own / stride, d === this.#fixedTotal, (gain, lose) => {
        made.push(shiftOf(dimension, stride, gain, lose));
        return false;
      });
      shifts = made;
      this.#shiftsThrough.set(key, shifts);
    }
    return shifts;
  }
}

function combine(cells: readonly number[], offsets: readonly number[]): number[] {
  const combined: number[] = [];
  for (const cell of cells) for (const offset of offsets) combined.push(cell + offset);
  return combined;
}
