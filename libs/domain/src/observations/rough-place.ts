/** In each degree, how many lines of the grid that places are moved to: about 55 m from south to north, 38 m across at Tours. */
const LINES_PER_DEGREE = 2000;

/**
 * A place, longitude then latitude, moved to the nearest crossing of a grid of about 50 m. A note of a usage must not
 * point at somebody's door: what is exact is never stored, so that nothing can give it back.
 */
export const roughPlace = ([lon, lat]: readonly [number, number]): [number, number] => [
  rough(lon),
  rough(lat),
];

const rough = (degrees: number): number => Math.round(degrees * LINES_PER_DEGREE) / LINES_PER_DEGREE;
