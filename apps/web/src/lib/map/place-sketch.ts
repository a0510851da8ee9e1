import type { AreaOutlines } from '@belvedere/contracts/areas';
import type { Position } from '@belvedere/contracts/geography';
import { boundsOf } from './bounds.ts';
import { type Box, isWithin, touches } from './boxes.ts';
import { outlinePaths } from './outline-paths.ts';

/** A drawing of what surrounds a place, in units of its own. */
export interface Sketch {
  place: { x: number; y: number };
  view: { x: number; y: number; width: number; height: number };
  areas: { code: string; commune: boolean; d: string }[];
  /** Names that have room, and their middles on the base line. */
  names: { code: string; name: string; x: number; y: number }[];
}

/** Degrees of latitude from the place to the edge: a little more than a kilometre. */
const REACH = 0.012;
/** Of a letter, in the widths of the view; type is measured on the page, this is close enough to keep names apart. */
const LETTER = 0.022;

/** Draws the surroundings of a place. Of two names that would touch, the one of an area that matters more stays. */
export function sketchOf(outlines: AreaOutlines, place: Position, served: readonly string[]): Sketch {
  const drawing = outlinePaths(outlines, [place]);
  const at = drawing.at(place);
  const reach = at.y - drawing.at([place[0], place[1] + REACH]).y;
  const view = { x: at.x - 1.4 * reach, y: at.y - reach, width: 2.8 * reach, height: 2 * reach };
  const line = 0.05 * view.width;
  const frame = { ...view, x: at.x, y: at.y };
  const taken: Box[] = [{ x: at.x, y: at.y, width: line, height: line }];
  const names = outlines.features
    .filter(({ properties }) => properties.kind !== 'commune')
    .toSorted((one, other) => rank(other) - rank(one))
    .flatMap((feature) => {
      const { code, name } = feature.properties;
      const [west, south, east] = boundsOf({ type: 'FeatureCollection', features: [feature] });
      const { x, y } = drawing.at([(west + east) / 2, south]);
      const box = { x, y: y + 0.8 * line, width: name.length * LETTER * view.width, height: line };
      if (!isWithin(box, frame) || taken.some((other) => touches(box, other))) return [];
      taken.push(box);
      return [{ code, name, x, y: y + line }];
    });
  const kinds = new Map(outlines.features.map(({ properties }) => [properties.code, properties.kind]));
  const areas = drawing.paths.map(({ code, d }) => ({ code, d, commune: kinds.get(code) === 'commune' }));
  return { place: at, view, areas, names };

  function rank({ properties: { code } }: AreaOutlines['features'][number]): number {
    return served.includes(code) ? 1 : 0;
  }
}
