/**
 * The only numbers with which responses are compared for somebody who may not know how many there are: steps of a rough
 * count, and caps. With any number to compare with, trying one after the other would find the exact count.
 */
export const STEPS = [
  20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
] as const;

/** The steps that tell of no number of people below the threshold. */
export const stepsFrom = (threshold: number): (typeof STEPS)[number][] =>
  STEPS.filter((step) => step >= threshold);
