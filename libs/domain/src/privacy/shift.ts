import type { Dimension } from './dimension.ts';

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
  readonly gainNode: number;
  /** -1, like `meetNode`, when nobody loses. */
  readonly loseNode: number;
  readonly meetNode: number;
}

/**
 * All shifts that change a node, in the order of the leaves.
 * @param fixedTotal whether the root must not change, so that some leaf always loses
 */
export function shiftsThrough(
  dimension: Dimension,
  node: number,
  stride: number,
  fixedTotal: boolean,
): Shift[] {
  const { leaves, meeting } = dimension;
  const first = dimension.firstLeaf[node]!;
  const last = dimension.lastLeaf[node]!;
  const shifts: Shift[] = [];
  const add = (gainNode: number, loseNode: number, meetNode: number): void => {
    const nodes = wayUp(dimension, gainNode, meetNode);
    if (loseNode >= 0) nodes.push(...wayUp(dimension, loseNode, meetNode));
    shifts.push({
      gain: gainNode * stride,
      lose: loseNode < 0 ? null : loseNode * stride,
      offsets: nodes.map((changed) => changed * stride),
      gainNode,
      loseNode,
      meetNode,
    });
  };
  for (let gain = first; gain < last; gain++) {
    for (let lose = 0; lose < leaves.length; lose++) {
      const outside = lose < first || lose >= last;
      if (outside) add(leaves[gain]!, leaves[lose]!, meeting[gain * leaves.length + lose]!);
    }
    if (!fixedTotal) add(leaves[gain]!, -1, -1);
  }
  return shifts;
}

/** Nodes from a leaf up to below a node; -1: up to the root. */
function wayUp(dimension: Dimension, leaf: number, below: number): number[] {
  const nodes: number[] = [];
  for (let node = leaf; node !== below; node = dimension.parents[node]!) nodes.push(node);
  return nodes;
}
