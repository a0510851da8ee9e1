import type { MultiPolygon, Position } from '../shapes.ts';

/** An area as places are located in it. */
export interface Outline {
  readonly code: string;
  readonly kind: string;
  readonly geometry: MultiPolygon;
}

/** A ground on which nothing is ever far: precise enough within a town, and the same everywhere. */
const METRES_PER_DEGREE = 111_195;

/** Where the places of an answer may lie, and in which area each does: the outlines that the map shows, on both sides. */
export class Places {
  private readonly areas: readonly Outline[];
  private readonly territory: readonly Outline[];
  private readonly all: readonly Outline[];

  /** @param kind the areas that answers are given in; the territory is its communes, or those areas where it has none */
  constructor(outlines: readonly Outline[], kind: string) {
    this.all = outlines;
    this.areas = outlines.filter((outline) => outline.kind === kind);
    const communes = outlines.filter((outline) => outline.kind === 'commune');
    this.territory = communes.length > 0 ? communes : this.areas;
  }

  /** The code of the area where a position lies, if any: the first in the order of the alphabet when several do. */
  areaOf(position: Position): string | undefined {
    return this.areas
      .filter(({ geometry }) => isInside(position, geometry))
      .map(({ code }) => code)
      .sort()[0];
  }

  /**
   * Whether a position lies within a limit, or as near to it as `tolerance` metres.
   * @param limit the code of an area, or `territory`; where its outline is not known, everything is within
   */
  isWithin(position: Position, limit: string, tolerance: number): boolean {
    const within = limit === 'territory' ? this.territory : this.all.filter(({ code }) => code === limit);
    if (within.length === 0) return true;
    return within.some(
      ({ geometry }) => isInside(position, geometry) || metresTo(position, geometry) <= tolerance,
    );
  }
}

/** Counts the sides that a line from the position to the east crosses; those of holes count as well. */
function isInside([x, y]: Position, { coordinates }: MultiPolygon): boolean {
  let inside = false;
  for (const ring of coordinates.flat())
    for (let index = 1; index < ring.length; index++) {
      const [ax, ay] = ring[index - 1]!;
      const [bx, by] = ring[index]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

function metresTo([lon, lat]: Position, { coordinates }: MultiPolygon): number {
  const narrow = Math.cos((lat * Math.PI) / 180);
  const flat = ([x, y]: Position): Position => [
    (x - lon) * narrow * METRES_PER_DEGREE,
    (y - lat) * METRES_PER_DEGREE,
  ];
  let least = Infinity;
  for (const ring of coordinates.flat())
    for (let index = 1; index < ring.length; index++)
      least = Math.min(least, fromOrigin(flat(ring[index - 1]!), flat(ring[index]!)));
  return least;
}

/** How far a side passes from the origin. */
function fromOrigin([ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + along * dx, ay + along * dy);
}
