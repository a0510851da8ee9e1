import { type Dimension, meetingOf } from './dimension.ts';

/**
 * A small change along one dimension: one leaf gains a person, and another one loses one or none does.
 * What is added to a cell's index is given as offsets (node × stride of the dimension).
 */
export interface Shift {
  readonly gain: number;
  readonly lose: number | null;
  /**
   * The nodes whose counts change: from the gaining leaf and from the losing one up to below the node
   * where they meet, which gains as much as it loses; or up to the root when nobody loses.
   */
  readonly offsets: readonly number[];
}

/**
 * Calls `visit` for each shift that changes a node, in the order of the leaves, with the leaves that gain and lose, as nodes;
 * the one that loses is -1 when nobody does. Stops at the first for which it answers true.
 * @param fixedTotal whether the root must not change, so that some leaf always loses
 */
export function eachShift(
  { leaves, firstLeaf, lastLeaf }: Dimension,
  node: number,
  fixedTotal: boolean,
  visit: (gain: number, lose: number) => boolean,
): void {
  const first = firstLeaf[node]!;
  const last = lastLeaf[node]!;
  for (let gain = first; gain < last; gain++) {
    for (let lose = 0; lose < leaves.length; lose++) {
      const outside = lose < first || lose >= last;
      if (outside && visit(leaves[gain]!, leaves[lose]!)) return;
    }
    if (!fixedTotal && visit(leaves[gain]!, -1)) return;
  }
}

/** The shift of two leaves, as nodes; `lose` is -1 when nobody loses. */
export function shiftOf(dimension: Dimension, stride: number, gain: number, lose: number): Shift {
  const meeting = lose < 0 ? -1 : meetingOf(dimension, gain, lose);
  const nodes = wayUp(dimension, gain, meeting);
  if (lose >= 0) nodes.push(...wayUp(dimension, lose, meeting));
  return {
    gain: gain * stride,
    lose: lose < 0 ? null : lose * stride,
    offsets: nodes.map((changed) => changed * stride),
  };
}

/** Nodes from a leaf up to below a node; -1: up to the root. */
function wayUp(dimension: Dimension, leaf: number, below: number): number[] {
  const nodes: number[] = [];
  for (let node = leaf; node !== below; node = dimension.parents[node]!) nodes.push(node);
  return nodes;
}
