/** One dimension of a table as the caller states it: a total, its groups, their leaves. */
export interface TreeNode {
  readonly id: string;
  readonly children?: readonly TreeNode[];
}

/**
 * The same tree, numbered: every node comes after its parent, the root is 0, and the leaves under a
 * node are consecutive. Positions of leaves run from 0 in that order.
 */
export interface Dimension {
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Node → its parent (the root: -1). */
  readonly parents: Int32Array;
  readonly children: readonly (readonly number[])[];
  readonly depths: Int32Array;
  /** Leaf position → node. */
  readonly leaves: Int32Array;
  /** Node → positions of its leaves, from first to last (excluded). */
  readonly firstLeaf: Int32Array;
  readonly lastLeaf: Int32Array;
}

/** Two nodes of one tree have the same name. */
export class DuplicateNode extends Error {
  override readonly name = 'DuplicateNode';
}

/**
 * Numbers a tree. Siblings are taken in the order of their names, so that the order in which a
 * database returned them never changes which cells are withheld: two patterns for the same counts
 * could be laid over each other.
 * @throws DuplicateNode
 */
export function numberTree(root: TreeNode): Dimension {
  const ids: string[] = [];
  const parents: number[] = [];
  const children: number[][] = [];
  const depths: number[] = [];
  const leaves: number[] = [];
  const firstLeaf: number[] = [];
  const lastLeaf: number[] = [];
  const indexOf = new Map<string, number>();

  const visit = (node: TreeNode, parent: number, depth: number): number => {
    if (indexOf.has(node.id)) throw new DuplicateNode(`"${node.id}" stands twice in one dimension.`);
    const index = ids.push(node.id) - 1;
    indexOf.set(node.id, index);
    parents.push(parent);
    depths.push(depth);
    firstLeaf.push(leaves.length);
    lastLeaf.push(0);
    children.push([]);
    const below = [...(node.children ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
    if (below.length === 0) leaves.push(index);
    children[index] = below.map((child) => visit(child, index, depth + 1));
    lastLeaf[index] = leaves.length;
    return index;
  };
  visit(root, -1, 0);

  return {
    ids,
    indexOf,
    parents: Int32Array.from(parents),
    children,
    depths: Int32Array.from(depths),
    leaves: Int32Array.from(leaves),
    firstLeaf: Int32Array.from(firstLeaf),
    lastLeaf: Int32Array.from(lastLeaf),
  };
}

/** The tree without the leaves, and then the groups, on which nobody stands; the root always stays. */
export function withoutDeserted(root: TreeNode, inhabited: ReadonlySet<string>): TreeNode {
  if (root.children === undefined) return root;
  const children = root.children
    .map((child) => withoutDeserted(child, inhabited))
    .filter(({ id, children: below }) => inhabited.has(id) || (below !== undefined && below.length > 0));
  return { id: root.id, children };
}

/** The lowest node above both of two nodes. Found anew each time: all of them together would fill the memory of a map. */
export function meetingOf({ parents, depths }: Dimension, first: number, second: number): number {
  while (first !== second) {
    if (depths[first]! >= depths[second]!) first = parents[first]!;
    else second = parents[second]!;
  }
  return first;
}
