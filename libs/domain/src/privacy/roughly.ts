import { checkThreshold } from './rule.ts';
import { STEPS } from './steps/index.ts';

/** How many there are, told as "at least", or not at all. There is no field for the exact number. */
export type RoughCount =
  | { readonly disclosure: 'shown'; readonly atLeast: number }
  | { readonly disclosure: 'withheld'; readonly reason: 'base' };

/**
 * A count for whoever follows how a campaign goes: withheld below the threshold, then a step that it has passed. Exact
 * counts beside the published total would give away what is left; and one that goes up by one tells who was just there.
 * @throws InvalidThreshold
 */
export function roughly(count: number, threshold: number): RoughCount {
  if (count < checkThreshold(threshold)) return { disclosure: 'withheld', reason: 'base' };
  return { disclosure: 'shown', atLeast: Math.max(threshold, ...STEPS.filter((step) => step <= count)) };
}
