import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  NO_ANSWER,
  discloseVariable,
  type DisclosedCube,
  type LeafCount,
  type RowQuery,
  type TreeNode,
} from '../index.ts';
import { randomCampaigns } from './random-campaigns.ts';

// The same attacks as a person would make them, through what the API is given and nothing else.

const RUNS = { numRuns: 100, seed: 2026 };

test('rows that too few people answered, and cells of one to four people, are always withheld', () => {
  fc.assert(
    fc.property(randomCampaigns, (campaign) => {
      const cube = discloseVariable({ ...campaign, ...campaign.single });
      forEachRow(campaign, (query, matching) => {
        const row = cube.row(query);
        const people = campaign.single.counts.filter((count) => matching(count) && count.value !== NO_ANSWER);
        if (people.length < campaign.threshold) expect(row.disclosure).toBe('withheld');
        if (row.disclosure === 'withheld') return;
        expect(row.base).toBe(people.length);
        for (const figure of row.values) {
          const real = people.filter(({ value }) => value === figure.value).length;
          if (real >= 1 && real <= 4) expect(figure.disclosure).toBe('withheld');
          else if (figure.disclosure === 'shown') expect(figure.count).toBe(real);
        }
      });
    }),
    RUNS,
  );
});

test('two filters that differ by one value never give a figure that is withheld', () => {
  fc.assert(
    fc.property(randomCampaigns, (campaign) => {
      const cube = discloseVariable({ ...campaign, ...campaign.single });
      const trees = { area: campaign.areas, ageBand: campaign.ageBands, situation: campaign.situations };
      for (const [dimension, tree] of Object.entries(trees)) {
        forEachRow(campaign, (query) => attackDifference(cube, campaign.threshold, query, dimension, tree));
      }
    }),
    RUNS,
  );
});

/** A total less all of its parts that are shown: nothing, nobody, or a figure as safe as any other. */
function attackDifference(
  cube: DisclosedCube,
  threshold: number,
  query: RowQuery,
  dimension: string,
  tree: TreeNode,
) {
  const total = cube.row({ ...query, [dimension]: tree.id });
  const parts = (tree.children ?? []).map((child) => cube.row({ ...query, [dimension]: child.id }));
  if (total.disclosure === 'withheld') return;
  const shown = parts.filter((part) => part.disclosure === 'shown');
  if (shown.length === parts.length) return;
  const left = total.base - shown.reduce((sum, part) => sum + part.base, 0);
  if (left > 0) expect(left).toBeGreaterThanOrEqual(threshold);
  total.values.forEach((figure, v) => {
    if (figure.disclosure === 'withheld') return;
    const told = shown.map((part) => part.values[v]!).filter((part) => part.disclosure === 'shown');
    const difference = figure.count - told.reduce((sum, part) => sum + part.count, 0);
    if (difference !== 0) expect(difference).toBeGreaterThan(4);
  });
}

test('where nothing is small, nothing is withheld', () => {
  const large = fc.integer({ min: 11, max: 400 });
  fc.assert(
    fc.property(randomCampaigns, fc.infiniteStream(large), (campaign, sizes) => {
      const counts: LeafCount[] = [];
      forEachRow(campaign, ({ area, ageBand, situation }) => {
        for (const value of leaves(campaign.single.values)) {
          const n = sizes.next().value!;
          counts.push({ area: area, ageBand: ageBand, situation: situation, value, n });
        }
      });
      const cube = discloseVariable({ ...campaign, values: campaign.single.values, counts });
      forEachRow(campaign, (query) => {
        const row = cube.row(query);
        expect(row.disclosure).toBe('shown');
        if (row.disclosure === 'shown') expect(row.values.every((v) => v.disclosure === 'shown')).toBe(true);
      });
    }),
    RUNS,
  );
});

test('the order of rows and of siblings changes nothing', () => {
  fc.assert(
    fc.property(randomCampaigns, (campaign) => {
      const input = { ...campaign, ...campaign.single };
      const reversed = {
        ...input,
        areas: reverse(input.areas),
        ageBands: reverse(input.ageBands),
        situations: reverse(input.situations),
        values: reverse(input.values),
        counts: [...input.counts].reverse(),
      };
      const [one, other] = [discloseVariable(input), discloseVariable(reversed)];
      forEachRow(campaign, (query) => expect(other.row(query)).toEqual(one.row(query)));
    }),
    RUNS,
  );
});

test('a row that is withheld for its respondents is withheld for every variable of the campaign', () => {
  fc.assert(
    fc.property(randomCampaigns, (campaign) => {
      const one = discloseVariable({ ...campaign, ...campaign.single });
      // Everybody counts in the table of an option: it withholds for nothing but respondents.
      const other = discloseVariable({ ...campaign, ...campaign.option });
      forEachRow(campaign, (query) => {
        if (other.row(query).disclosure === 'withheld') expect(one.row(query).disclosure).toBe('withheld');
      });
    }),
    RUNS,
  );
});

type Visit = (query: Required<RowQuery>, matching: (count: LeafCount) => boolean) => void;

/** Each combination of leaves; a figure on a total is reached by leaving a filter out. */
function forEachRow(
  campaign: { areas: TreeNode; ageBands: TreeNode; situations: TreeNode },
  visit: Visit,
): void {
  for (const area of leaves(campaign.areas)) {
    for (const ageBand of leaves(campaign.ageBands)) {
      for (const situation of leaves(campaign.situations)) {
        visit({ area, ageBand, situation }, (count) => {
          return count.area === area && count.ageBand === ageBand && count.situation === situation;
        });
      }
    }
  }
}

function leaves(tree: TreeNode): string[] {
  return tree.children?.length ? tree.children.flatMap(leaves) : [tree.id];
}

function reverse(tree: TreeNode): TreeNode {
  return tree.children ? { ...tree, children: tree.children.map(reverse).reverse() } : tree;
}
