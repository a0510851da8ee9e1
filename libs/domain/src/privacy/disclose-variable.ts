import { addUp, emptyCube, type Cube } from './cube.ts';
import { numberTree, withoutDeserted, type Dimension, type TreeNode } from './dimension.ts';
import { DisclosedCube } from './disclosed-cube.ts';
import { baseRule, cellRule, checkThreshold, DEFAULT_THRESHOLD } from './rule.ts';
import { withholdComplements, type Withholding } from './withhold.ts';

/** How many respondents stand on one combination of leaves. Combinations left out count nobody. */
export interface LeafCount {
  readonly area: string;
  readonly ageBand: string;
  readonly situation: string;
  readonly value: string;
  readonly n: number;
}

/** One variable of one campaign. Every respondent is counted once, on one combination of leaves. */
export interface VariableCounts {
  readonly areas: TreeNode;
  readonly ageBands: TreeNode;
  readonly situations: TreeNode;
  /** Root: the base. Leaves: the values. With an indicator, the groups HEADLINE and REST between them. */
  readonly values: TreeNode;
  readonly counts: Iterable<LeafCount>;
  /** Fewest respondents of a row that may be shown; DEFAULT_THRESHOLD if left out. */
  readonly threshold?: number;
}

/** A count stands on something that is not a leaf of its dimension, or is not a whole number ≥ 0. */
export class MisplacedCount extends Error {
  override readonly name = 'MisplacedCount';
}

/**
 * The one way from counts to figures: discloses or withholds every cell of a variable's table, margins
 * and all combinations of filters at once. The result holds no withheld count. The same counts always
 * give the same pattern. See docs/adr/0006-disclosure-control.md for the rule, the proof and its limits.
 *
 * Age bands and situations are not variables: how many stand on them is a base, held to the threshold.
 * @throws InvalidThreshold, DuplicateNode, MisplacedCount
 */
export function discloseVariable(input: VariableCounts): DisclosedCube {
  const threshold = checkThreshold(input.threshold ?? DEFAULT_THRESHOLD);
  const { rows, cells, known } = countTable(input);
  const { withheld: withheldRows } = withholdRows(rows, threshold);
  const { withheld } = withholdCells(cells, withheldRows);
  return new DisclosedCube(cells, withheld, known);
}

/**
 * The counts twice: rows only (the base cube, alike for every variable of a campaign), and value cells.
 *
 * An area, age band or situation in which there is no respondent at all is left out. Its rows are
 * withheld like any row of nobody (`known` remembers their names), but no other row is given up so that
 * a reader could not conclude that they are empty: that is about no respondent.
 */
export function countTable(input: VariableCounts) {
  const trees = [input.areas, input.ageBands, input.situations];
  const known = trees.map(numberTree);
  const values = numberTree(input.values);
  const inhabited = trees.map(() => new Set<string>());
  const counts = [...input.counts].filter((count) => {
    if (!Number.isInteger(count.n) || count.n < 0) throw new MisplacedCount(`${count.n} is not a count.`);
    checkLeaf(values, count.value);
    placeOf(count).forEach((id, d) => {
      checkLeaf(known[d]!, id);
      if (count.n > 0) inhabited[d]!.add(id);
    });
    return count.n > 0;
  });
  const places = trees.map((tree, d) => numberTree(withoutDeserted(tree, inhabited[d]!)));
  const cells = emptyCube([...places, values]);
  for (const count of counts) {
    const nodes = [...placeOf(count), count.value].map((id, d) => cells.dimensions[d]!.indexOf.get(id)!);
    cells.counts[nodes.reduce((cell, node, d) => cell + node * cells.strides[d]!, 0)]! += count.n;
  }
  addUp(cells);
  const rows = emptyCube(places);
  for (let row = 0; row < rows.size; row++) rows.counts[row] = cells.counts[row * values.ids.length]!;
  return { rows, cells, known };
}

function placeOf({ area, ageBand, situation }: LeafCount): string[] {
  return [area, ageBand, situation];
}

function checkLeaf(dimension: Dimension, id: string): void {
  const node = dimension.indexOf.get(id);
  if (node !== undefined && dimension.children[node]!.length === 0) return;
  throw new MisplacedCount(`"${id}" is not a leaf of the dimension "${dimension.ids.join(', ')}".`);
}

/**
 * Stage 1: rows. It looks at the bases alone, so every variable of the campaign withholds the same
 * rows, and laying two of their tables over each other gives nothing new. A withheld row loses all its
 * values: to change its base and one value by the same alternative changes withheld cells only.
 */
export function withholdRows(rows: Cube, threshold: number): Withholding {
  const rule = baseRule(threshold);
  const withheld = Uint8Array.from(rows.counts, (count) => (rule.unsafe(count) ? 1 : 0));
  return withholdComplements(rows, rule, { withheld, exempt: new Uint8Array(rows.size) }, -1);
}

/** Stage 2: value cells of the shown rows. Alternatives move people between values and leave the bases. */
export function withholdCells(cells: Cube, withheldRows: Uint8Array): Withholding {
  const values = cells.dimensions.at(-1)!.ids.length;
  const exempt = Uint8Array.from(cells.counts, (_, cell) => withheldRows[Math.floor(cell / values)]!);
  const withheld = exempt.map((flag, cell) => (flag || cellRule.unsafe(cells.counts[cell]!) ? 1 : 0));
  return withholdComplements(cells, cellRule, { withheld, exempt }, cells.dimensions.length - 1);
}
