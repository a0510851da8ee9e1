import { expect, test } from 'vitest';
import {
  areaTree,
  categoryTree,
  discloseVariable,
  valueTree,
  type LeafCount,
  type VariableCounts,
} from './index.ts';

// Limits are wide, so that a slow machine does not fail; docs/adr/0006-disclosure-control.md has the figures.

test.each([
  {
    name: 'two towns, fourteen neighbourhoods, 2 000 respondents',
    sizes: [11, 3],
    respondents: 2_000,
    limitMs: 200,
  },
  {
    name: 'three towns, 59 neighbourhoods, 20 000 respondents',
    sizes: [30, 20, 9],
    respondents: 20_000,
    limitMs: 1_600,
  },
])('$name: fast enough to be computed when asked', ({ sizes, respondents, limitMs }) => {
  const input = campaign(sizes, respondents);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    discloseVariable(input);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  expect(times[2]).toBeLessThan(limitMs);
});

const AGES = ['15-17', '18-24', '25-39', '40-59', '60-74', '75-plus'];
const SITUATIONS = ['employed', 'job-seeking', 'student', 'retired', 'at-home', 'other'];
const VALUES = ['never', 'sometimes', 'often', 'always', 'unsure'];

/** Uneven neighbourhoods, ages and answers, the same at every run. */
function campaign(sizes: readonly number[], respondents: number): VariableCounts {
  const communes = sizes.map((size, c) => ({
    id: `commune-${c}`,
    areas: Array.from({ length: size }, (_, i) => `area-${c}-${i}`),
  }));
  const areas = [...communes.flatMap((commune) => commune.areas), 'unlocated'];
  let state = 2026;
  const draw = <T>(from: readonly T[]): T => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return from[Math.floor((state / 4_294_967_296) ** 1.4 * from.length)]!;
  };
  const counts = Array.from({ length: respondents }, (): LeafCount => {
    return { area: draw(areas), ageBand: draw(AGES), situation: draw(SITUATIONS), value: draw(VALUES), n: 1 };
  });
  return {
    areas: areaTree(communes),
    ageBands: categoryTree(AGES),
    situations: categoryTree(SITUATIONS),
    values: valueTree(VALUES, ['often', 'always']),
    counts,
  };
}
