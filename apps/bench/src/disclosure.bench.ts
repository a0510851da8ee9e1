import {
  areaTree,
  categoryTree,
  discloseVariable,
  valueTree,
  type LeafCount,
  type VariableCounts,
} from '@belvedere/domain/privacy';
import { below, durations, type Measure, median } from './measure.ts';

const CAMPAIGNS = [
  { name: '14 neighbourhoods, 2,000 respondents', sizes: [11, 3], respondents: 2_000, limitMs: 200 },
  { name: '59 neighbourhoods, 20,000 respondents', sizes: [30, 20, 9], respondents: 20_000, limitMs: 1_600 },
];

/** (f) What is withheld of one variable, computed anew: what the API does when its tables no longer hold. */
export async function disclosure(): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const { name, sizes, respondents, limitMs } of CAMPAIGNS) {
    const input = campaign(sizes, respondents);
    const taken = await durations(5, async () => Promise.resolve(discloseVariable(input)));
    measures.push(below(`(f) one variable disclosed: ${name}`, median(taken), limitMs, 'ms'));
  }
  return measures;
}

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
