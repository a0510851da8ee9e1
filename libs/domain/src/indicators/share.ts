/** Fewer respondents than this, and a difference of some points means nothing. */
const THIN_BELOW = 30;

/** True when a figure stands on too few respondents to lean on, though on enough to be told. */
export const isThin = (base: number): boolean => base < THIN_BELOW;

/** A share from 0 to 1, to a tenth of a percent: more digits would claim more than the answers can. */
export const shareOf = (count: number, base: number): number =>
  base === 0 ? 0 : Math.round((count / base) * 1000) / 1000;
