import type { TreeNode } from './dimension.ts';

/** The total of every dimension: all areas, all ages, all situations, all respondents. */
export const ALL = 'all';
/** Leaf of respondents who told no age, no situation, or did not answer the question. */
export const NO_ANSWER = 'no-answer';
/** Group of everyone who answered the question: the base of its figures. */
export const ANSWERED = 'answered';
/** Leaf of respondents without a neighbourhood. */
export const UNLOCATED = 'unlocated';
/** Group of the values that an indicator sums up. */
export const HEADLINE = 'headline';
/** Group of all the other values. */
export const REST = 'rest';
/** The two leaves of one option of a multiple-choice question. */
export const SELECTED = 'selected';

/**
 * All areas → communes → their neighbourhoods, neighbourhoods of no commune, and those who have none.
 * A territory of one commune has no level of communes: its total would differ from the territory's by
 * those without a neighbourhood alone, and each filter that makes them few would cost one of the two.
 */
export function areaTree(
  communes: readonly { readonly id: string; readonly areas: readonly string[] }[],
  others: readonly string[] = [],
): TreeNode {
  const alone = communes.length === 1 && others.length === 0;
  const groups = alone
    ? leaves(communes[0]!.areas)
    : communes.map(({ id, areas }) => ({ id, children: leaves(areas) }));
  return { id: ALL, children: [...groups.filter(holdsSomething), ...leaves([...others, UNLOCATED])] };
}

/** All → age bands, or situations, and those who did not say. */
export function categoryTree(categories: readonly string[]): TreeNode {
  return { id: ALL, children: leaves(withNoAnswer(categories)) };
}

/**
 * All respondents → those who answered, hence the values of a single-choice question; and those who did not, who are
 * in no figure. With a headline (the values that the indicator sums up), both it and the rest are published totals.
 */
export function valueTree(values: readonly string[], headline: readonly string[] = []): TreeNode {
  const told = values.filter((value) => value !== NO_ANSWER);
  const inside = told.filter((value) => headline.includes(value));
  const outside = told.filter((value) => !headline.includes(value));
  const groups = [
    { id: HEADLINE, children: leaves(inside) },
    { id: REST, children: leaves(outside) },
  ];
  const answered = inside.length === 0 ? leaves(told) : groups.filter(holdsSomething);
  return { id: ALL, children: [{ id: ANSWERED, children: answered }, { id: NO_ANSWER }] };
}

/**
 * One option of a multiple-choice question: chosen, or not. Each option is a variable of its own, and
 * those who chose nothing have not chosen it: people choose several options, so the counts of the options do not add
 * up to the base nor to anything else, and no equation links one option's table to another's. What links
 * them is only that each splits the same respondents, whom the first stage protects for all of them.
 */
export function optionTree(): TreeNode {
  return { id: ALL, children: [{ id: ANSWERED, children: [{ id: SELECTED }, { id: REST }] }] };
}

function withNoAnswer(ids: readonly string[]): string[] {
  return ids.includes(NO_ANSWER) ? [...ids] : [...ids, NO_ANSWER];
}

function leaves(ids: readonly string[]): TreeNode[] {
  return ids.map((id) => ({ id }));
}

function holdsSomething(node: TreeNode): boolean {
  return node.children === undefined || node.children.length > 0;
}
