import type { Position, Ring, Rings } from './shapes.ts';

const ORIGIN: Position = [0, 0];

/** Twice the area that a ring encloses, in square degrees: positive when it runs counterclockwise. */
export function signedArea(ring: Ring): number {
  // Measured from the ring's own start: far from the origin, small rings would drown in rounding.
  const [west, south] = ring[0] ?? ORIGIN;
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? ORIGIN;
    return sum + (x - west) * (nextY - south) - (nextX - west) * (y - south);
  }, 0);
}

/**
 * The same polygon with its outer ring counterclockwise and its holes clockwise; `rewound` says whether it was
 * otherwise. @see https://www.rfc-editor.org/rfc/rfc7946#section-3.1.6
 */
export function rewind(rings: Rings): { rings: Rings; rewound: boolean } {
  const wrong = rings.map((ring, index) => (index === 0 ? signedArea(ring) < 0 : signedArea(ring) > 0));
  return {
    rings: rings.map((ring, index) => (wrong[index] ? ring.toReversed() : ring)),
    rewound: wrong.includes(true),
  };
}
