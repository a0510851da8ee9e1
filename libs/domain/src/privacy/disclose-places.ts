import {
  areaTree,
  categoryTree,
  NO_ANSWER,
  optionTree,
  REST,
  SELECTED,
  UNLOCATED,
  valueTree,
} from './categories.ts';
import type { TreeNode } from './dimension.ts';
import { discloseVariable } from './disclose-variable.ts';
import type { Disclosed, DisclosedRow } from './disclosed-cube.ts';

/**
 * Where the respondents of a map question showed places, each counted once in a cell. What they said of these places is
 * counted alike: a choice that they gave for any of them is a cell, and somebody may be in several.
 */
export interface PlaceCounts {
  /** How many showed any; how many said anything. */
  readonly respondents: number;
  /** How many showed one in each cell; the cells of one map do not overlap. */
  readonly cells: readonly { readonly id: string; readonly respondents: number }[];
  readonly threshold: number;
}

/** What a map may tell; a withheld base takes every cell with it. */
export type DisclosedPlaces =
  | { readonly disclosure: 'shown'; readonly base: number; readonly cells: ReadonlyMap<string, Disclosed> }
  | { readonly disclosure: 'withheld'; readonly reason: 'base' };

/**
 * Discloses or withholds each cell of a map, by the rule of every other figure, applied to two kinds of tables:
 * - each cell is an option of a multiple choice, beside those who showed places elsewhere only;
 * - all cells are the values of one table, whose total counts a respondent once a cell: where nearly everybody shows one
 *   place, the cells add up to nearly the base, and a lone small one could be worked out from the others.
 * What either withholds is withheld.
 */
export function disclosePlaces({ respondents, cells, threshold }: PlaceCounts): DisclosedPlaces {
  const disclose = (values: TreeNode, counts: Readonly<Record<string, number>>): DisclosedRow =>
    discloseVariable({
      // Broken down by nothing: a map is one row.
      ...{ areas: areaTree([]), ageBands: categoryTree([]), situations: categoryTree([]) },
      ...{ values, threshold },
      counts: Object.entries(counts).map(([value, n]) => ({
        ...{ area: UNLOCATED, ageBand: NO_ANSWER, situation: NO_ANSWER },
        ...{ value, n },
      })),
    }).row();

  const everybody = disclose(optionTree(), { [SELECTED]: respondents, [REST]: 0 });
  if (everybody.disclosure === 'withheld') return everybody;
  const counts = cells
    .filter((cell) => cell.respondents > 0)
    .map((cell) => [cell.id, cell.respondents] as const);
  const together = figuresOf(disclose(valueTree(counts.map(([id]) => id)), Object.fromEntries(counts)));
  // As many people in a cell are told or withheld alike: a map has far more cells than counts.
  const alone = new Map(
    [...new Set(counts.map(([, n]) => n))].map((n) => [
      n,
      figuresOf(disclose(optionTree(), { [SELECTED]: n, [REST]: respondents - n })).get(SELECTED) ?? WITHHELD,
    ]),
  );
  const told = ([id, n]: readonly [string, number]): Disclosed => {
    const both = [together.get(id) ?? WITHHELD, alone.get(n)!];
    return both.find((figure) => figure.disclosure === 'withheld') ?? both[0]!;
  };
  return {
    disclosure: 'shown',
    base: everybody.base,
    cells: new Map(counts.map((count) => [count[0], told(count)])),
  };
}

const WITHHELD: Disclosed = { disclosure: 'withheld', reason: 'cell' };

/** The figures of a row by value; one that tells nothing tells none of them. */
function figuresOf(row: DisclosedRow): ReadonlyMap<string, Disclosed> {
  if (row.disclosure === 'withheld') return new Map();
  return new Map(
    row.values.map((figure) => [
      figure.value,
      figure.disclosure === 'shown' ? { disclosure: 'shown', count: figure.count } : WITHHELD,
    ]),
  );
}
