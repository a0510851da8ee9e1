/** How much fits into one batch. Weights are in bytes. */
interface Limits {
  most: number;
  heaviest: number;
}

/**
 * Shares things that wait into batches, in their order. One that is heavier than a whole batch travels alone: whoever
 * receives it says what is wrong with it.
 */
export function inBatches<T>(
  items: readonly T[],
  weigh: (item: T) => number,
  { most, heaviest }: Limits,
): T[][] {
  const batches: T[][] = [];
  let weight = Infinity;
  for (const item of items) {
    const heavier = weigh(item);
    const last = batches.at(-1);
    if (last && last.length < most && weight + heavier <= heaviest) {
      last.push(item);
      weight += heavier;
    } else {
      batches.push([item]);
      weight = heavier;
    }
  }
  return batches;
}
