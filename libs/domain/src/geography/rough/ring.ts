import type { Position, Ring } from '../shapes.ts';
import { signedArea } from '../winding.ts';

/** In square degrees: less than any cell encloses, more than what rounding leaves. */
const NOTHING = 1e-13;

const same = ([x, y]: Position, [a, b]: Position): boolean => x === a && y === b;

/** Twice the area of a triangle, positive when it turns left. */
const turn = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number =>
  (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);

/** The same line without standing still. */
export function withoutRepeats(line: readonly Position[]): Position[] {
  return line.filter((position, index) => index === 0 || !same(position, line[index - 1]!));
}

/**
 * A ring whose corners were moved to the middles of cells: closed, counterclockwise, from its least corner, so that the same
 * outline is always written alike. One that crosses or touches itself becomes its envelope, which encloses what was meant.
 * @returns null when nothing is enclosed any more
 */
export function tidyRing(positions: readonly Position[]): Ring | null {
  const corners = withoutRepeats(positions);
  if (corners.length > 1 && same(corners[0]!, corners.at(-1)!)) corners.pop();
  const simple = corners.length > 2 && !crossesItself(corners) ? corners : envelope(corners);
  if (simple.length < 3) return null;
  const area = signedArea([...simple, simple[0]!]);
  if (Math.abs(area) < NOTHING) return null;
  const turned = area > 0 ? simple : simple.toReversed();
  const least = turned.reduce((best, corner, index) => (precedes(corner, turned[best]!) ? index : best), 0);
  return [...turned.slice(least), ...turned.slice(0, least), turned[least]!];
}

const precedes = ([x, y]: Position, [a, b]: Position): boolean => x < a || (x === a && y < b);

/** Whether two sides of an outline meet elsewhere than where one follows the other, or one goes back on the other. */
export function crossesItself(corners: readonly Position[]): boolean {
  const count = corners.length;
  const corner = (index: number) => corners[index % count]!;
  for (let one = 0; one < count; one++) {
    const [a, b, c] = [corner(one), corner(one + 1), corner(one + 2)];
    if (turn(a, b, c) === 0 && goesBack(a, b, c)) return true;
    for (let other = one + 2; other < count; other++) {
      const neighbours = one === 0 && other === count - 1;
      if (!neighbours && meet(a, b, corner(other), corner(other + 1))) return true;
    }
  }
  return false;
}

const goesBack = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): boolean =>
  (bx - ax) * (cx - bx) + (by - ay) * (cy - by) < 0;

function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && isBetween(c, a, b)) ||
    (abd === 0 && isBetween(d, a, b)) ||
    (cda === 0 && isBetween(a, c, d)) ||
    (cdb === 0 && isBetween(b, c, d))
  );
}

const isBetween = ([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): boolean =>
  x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);

/** The convex envelope, by Andrew's monotone chain. */
function envelope(positions: readonly Position[]): Position[] {
  const sorted = positions.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function chain(sorted: readonly Position[]): Position[] {
  const line: Position[] = [];
  for (const position of sorted) {
    while (line.length > 1 && turn(line.at(-2)!, line.at(-1)!, position) <= 0) line.pop();
    line.push(position);
  }
  // The last one starts the way back.
  return line.slice(0, -1);
}
