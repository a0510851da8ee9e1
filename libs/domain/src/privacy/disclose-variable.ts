import { ANSWERED, NO_ANSWER } from './categories.ts';
import { addUp, emptyCube, type Cube } from './cube.ts';
import { numberTree, withoutDeserted, type Dimension, type TreeNode } from './dimension.ts';
import { DisclosedCube } from './disclosed-cube.ts';
import { baseRule, cellRule, checkThreshold, DEFAULT_THRESHOLD } from './rule.ts';
import { withholdComplements, type Secrets, type Withholding } from './withhold.ts';

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
  /** From `valueTree` or `optionTree`. Root: all respondents; ANSWERED: the base; leaves: the values, and NO_ANSWER. */
  readonly values: TreeNode;
  readonly counts: Iterable<LeafCount>;
  /** Fewest people who answered for a row to be shown; DEFAULT_THRESHOLD if left out. */
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
  const { withheld } = withholdCells(cells, withheldRows, threshold);
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
 * Stage 1: rows. It looks at the respondents alone, so every variable of the campaign withholds these rows, and laying
 * two of their tables over each other gives nothing new. A withheld row loses all its values: to change its
 * respondents and one value by the same alternative changes withheld cells only.
 */
export function withholdRows(rows: Cube, threshold: number): Withholding {
  const rule = baseRule(threshold);
  const withheld = Uint8Array.from(rows.counts, (count) => (rule.unsafe(count) ? 1 : 0));
  const secret = new Uint8Array(rows.size).fill(1);
  const exempt = new Uint8Array(rows.size);
  const secrets = { withheld, exempt, secret, ruleOf: () => rule, dependents: () => [] };
  return withholdComplements(rows, secrets, -1);
}

/**
 * Stage 2: the bases and values of the rows that are left. Alternatives move people between values, or between
 * answering and not, and leave the respondents of every row, whom the tables of other variables may tell.
 */
export function withholdCells(cells: Cube, withheldRows: Uint8Array, threshold: number): Withholding {
  return withholdComplements(cells, cellSecrets(cells, withheldRows, threshold), cells.dimensions.length - 1);
}

/**
 * What is secret in a row: who gave a value, and how many answered when they are few. How many did not answer is told
 * nowhere, and is no secret. Without its base a row shows no value.
 */
export function cellSecrets(cells: Cube, withheldRows: Uint8Array, threshold: number): Secrets {
  const { ids, indexOf, children } = cells.dimensions.at(-1)!;
  const width = ids.length;
  const [answered, unanswered] = [indexOf.get(ANSWERED)!, indexOf.get(NO_ANSWER) ?? -1];
  const base = baseRule(threshold);
  const ruleOf = (cell: number) => (cell % width === answered ? base : cellRule);
  const below = (node: number): number[] => children[node]!.flatMap((child) => [child, ...below(child)]);
  const values = new Set(below(answered));

  const withheld = new Uint8Array(cells.size);
  const exempt = new Uint8Array(cells.size);
  const secret = new Uint8Array(cells.size).fill(1);
  for (let cell = 0; cell < cells.size; cell++) {
    const row = Math.floor(cell / width);
    const node = cell % width;
    if (node === unanswered) secret[cell] = 0;
    exempt[cell] = withheldRows[row] || node === unanswered ? 1 : 0;
    // All respondents of a row are held to the threshold by stage 1.
    const unsafe = node !== 0 && ruleOf(cell).unsafe(cells.counts[cell]!);
    const baseless = values.has(node) && base.unsafe(cells.counts[row * width + answered]!);
    withheld[cell] = exempt[cell] || unsafe || baseless ? 1 : 0;
  }
  const dependents = (cell: number) =>
    cell % width === answered ? Array.from(values, (node) => cell - answered + node) : [];
  return { withheld, exempt, secret, ruleOf, dependents };
}
