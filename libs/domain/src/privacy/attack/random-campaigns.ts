import fc from 'fast-check';
import { areaTree, categoryTree, optionTree, valueTree } from '../categories.ts';
import type { LeafCount } from '../disclose-variable.ts';
import { numberTree, type TreeNode } from '../dimension.ts';

/** Two variables asked of the same respondents: a single choice with a headline, and one option. */
export interface RandomCampaign {
  readonly areas: TreeNode;
  readonly ageBands: TreeNode;
  readonly situations: TreeNode;
  readonly threshold: number;
  readonly single: { readonly values: TreeNode; readonly counts: readonly LeafCount[] };
  readonly option: { readonly values: TreeNode; readonly counts: readonly LeafCount[] };
}

const names = (prefix: string, most: number, least = 1) =>
  fc.integer({ min: least, max: most }).map((n) => Array.from({ length: n }, (_, i) => `${prefix}${i}`));

const shape = fc.record({
  communes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
  ages: names('age', 2, 0),
  situations: names('situation', 2, 0),
  values: names('value', 3),
  headlined: fc.integer({ min: 0, max: 2 }),
  threshold: fc.integer({ min: 5, max: 11 }),
});

/** Few people, none, or many: as sparse as neighbourhood surveys are. */
const people = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 2, arbitrary: fc.integer({ min: 7, max: 60 }) },
);

export const randomCampaigns: fc.Arbitrary<RandomCampaign> = shape.chain((drawn) => {
  let next = 0;
  const communes = drawn.communes.map((size, i) => ({
    id: `commune${i}`,
    areas: Array.from({ length: size }, () => `area${next++}`),
  }));
  const areas = areaTree(communes);
  const ageBands = categoryTree(drawn.ages);
  const situations = categoryTree(drawn.situations);
  const singleValues = valueTree(drawn.values, drawn.values.slice(0, drawn.headlined));
  const optionValues = optionTree();
  const places = product(leafIds(areas), leafIds(ageBands), leafIds(situations));
  const perPlace = fc.record({
    n: people,
    /** Respondents take the drawn values in turn, so that the two variables agree on who there is. */
    values: fc.array(fc.constantFrom(...leafIds(singleValues)), { minLength: 1, maxLength: 3 }),
    selected: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  return fc.array(perPlace, { minLength: places.length, maxLength: places.length }).map((filled) => {
    const single: LeafCount[] = [];
    const option: LeafCount[] = [];
    filled.forEach(({ n, values, selected }, i) => {
      const [area, ageBand, situation] = places[i]!;
      const place = { area: area!, ageBand: ageBand!, situation: situation! };
      for (let person = 0; person < n; person++) {
        single.push({ ...place, value: values[person % values.length]!, n: 1 });
        option.push({ ...place, value: person < selected * n ? 'selected' : 'rest', n: 1 });
      }
    });
    return {
      areas,
      ageBands,
      situations,
      threshold: drawn.threshold,
      single: { values: singleValues, counts: single },
      option: { values: optionValues, counts: option },
    };
  });
});

function leafIds(tree: TreeNode): string[] {
  const { ids, leaves } = numberTree(tree);
  return Array.from(leaves, (leaf) => ids[leaf]!);
}

function product(...lists: string[][]): string[][] {
  return lists.reduce<string[][]>((all, list) => all.flatMap((one) => list.map((id) => [...one, id])), [[]]);
}
