import { ALL, NO_ANSWER, type TreeNode } from '@belvedere/domain/privacy';

/** Everyone of 18 and over: the population of most national figures, hence the one to compare with them. */
export const ADULTS = {
  value: '18-plus',
  label: { fr: '18 ans et plus', en: '18 and over' },
} as const;

/** The only band of the survey below 18. */
const MINORS = '15-17';

/** All ages → minors, and adults → their bands; those who did not say their age stand beside. */
export function ageTree(bands: readonly string[]): TreeNode {
  const leaf = (id: string) => ({ id });
  const adults = bands.filter((band) => band !== MINORS);
  const groups = adults.length > 1 ? [{ id: ADULTS.value, children: adults.map(leaf) }] : adults.map(leaf);
  return {
    id: ALL,
    children: [...bands.filter((band) => band === MINORS).map(leaf), ...groups, leaf(NO_ANSWER)],
  };
}
