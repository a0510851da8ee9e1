import type { Dimension } from './dimension.ts';

/** Counts of every cell of a table, margins included; a cell's index is Σ node × stride. */
export interface Cube {
  readonly dimensions: readonly Dimension[];
  readonly strides: readonly number[];
  readonly size: number;
  readonly counts: Float64Array;
}

/** An empty cube over these dimensions; the last one varies fastest. */
export function emptyCube(dimensions: readonly Dimension[]): Cube {
  const strides: number[] = [];
  let size = 1;
  for (const dimension of [...dimensions].reverse()) {
    strides.unshift(size);
    size *= dimension.ids.length;
  }
  return { dimensions, strides, size, counts: new Float64Array(size) };
}

/** Adds the leaves up into every total, one dimension after the other. Leaf cells must be filled. */
export function addUp(cube: Cube): void {
  const { dimensions, strides, counts, size } = cube;
  dimensions.forEach((dimension, d) => {
    const stride = strides[d]!;
    const nodes = dimension.ids.length;
    const block = stride * nodes;
    for (let node = nodes - 1; node > 0; node--) {
      const up = (dimension.parents[node]! - node) * stride;
      for (let start = node * stride; start < size; start += block) {
        for (let cell = start; cell < start + stride; cell++) counts[cell + up]! += counts[cell]!;
      }
    }
  });
}

/** The node of one dimension on which a cell stands. */
export function nodeAt(cube: Cube, cell: number, d: number): number {
  return Math.floor(cell / cube.strides[d]!) % cube.dimensions[d]!.ids.length;
}

/** Every cell, totals before their parts: a total withheld decides much about its parts. */
export function totalsFirst(cube: Cube): Int32Array {
  const levels: number[][] = [];
  for (let cell = 0; cell < cube.size; cell++) {
    let level = 0;
    cube.dimensions.forEach((dimension, d) => (level += dimension.depths[nodeAt(cube, cell, d)]!));
    (levels[level] ??= []).push(cell);
  }
  return Int32Array.from(levels.flat());
}
