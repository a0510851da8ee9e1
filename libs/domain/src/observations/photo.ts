/** The longest side of a photo that is kept, in pixels: enough to see what is done, small enough for a weak network. */
export const LONGEST_SIDE = 1600;

/** The most that a photo weighs, sent or kept, in bytes. */
export const LARGEST_PHOTO = 1_000_000;
