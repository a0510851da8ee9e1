import type { AreaOutlines } from '@belvedere/contracts/areas';
import { boundsOf } from './bounds.ts';
import { type Box, isWithin, touches } from './boxes.ts';
import type { Drawing } from './outline-paths.ts';

/** Where the words of an area start, end or have their middle, at the base of their first line. */
export interface AreaLabel {
  code: string;
  name: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** Of the words, in units of the drawing; `lines` includes a figure under the name. */
export interface LabelSize {
  letter: number;
  line: number;
  lines: 1 | 2;
}

/** Between an area and its words. */
const GAP = 5;

/**
 * Finds room for the name of each area: inside when it is large, else beside it, where no other area and no other name
 * is. A name without room is left out; the list or table beside the map has it.
 * @param frame what the drawing may use
 */
export function labelsOf(
  { features }: AreaOutlines,
  drawing: Drawing,
  frame: Box,
  size: LabelSize,
): AreaLabel[] {
  const areas = features.map((feature) => ({ ...feature.properties, box: boxOf(feature, drawing) }));
  const taken: Box[] = [];
  return areas.flatMap(({ code, name, box }) => {
    const words = { width: Math.max(name.length, 6) * size.letter, height: size.lines * size.line };
    const others = [...taken, ...areas.filter((area) => area.code !== code).map((area) => area.box)];
    const place = placesFor(box, words).find(
      (one) => isWithin(one.box, frame) && !others.some((other) => touches(one.box, other)),
    );
    if (!place) return [];
    taken.push(place.box);
    const { anchor, box: at } = place;
    const x = at.x + { start: -0.5, middle: 0, end: 0.5 }[anchor] * at.width;
    return [{ code, name, x, y: at.y - at.height / 2 + 0.8 * size.line, anchor }];
  });
}

/** Where words may go, the best place first. */
function placesFor(area: Box, words: { width: number; height: number }) {
  const right = area.x + area.width / 2 + GAP + words.width / 2;
  const left = area.x - area.width / 2 - GAP - words.width / 2;
  const under = area.y + area.height / 2 + words.height / 2;
  const over = area.y - area.height / 2 - words.height / 2;
  const fits = area.width > words.width + 4 * GAP && area.height > words.height + 4 * GAP;
  const at = (anchor: AreaLabel['anchor'], x: number, y: number) => ({ anchor, box: { ...words, x, y } });
  return [
    ...(fits ? [at('middle', area.x, area.y)] : []),
    at('start', right, area.y),
    at('end', left, area.y),
    at('middle', area.x, under),
    at('middle', area.x, over),
    at('start', right, under),
    at('end', left, under),
    at('start', right, over),
    at('end', left, over),
  ];
}

function boxOf(feature: AreaOutlines['features'][number], drawing: Drawing): Box {
  const [west, south, east, north] = boundsOf({ type: 'FeatureCollection', features: [feature] });
  const low = drawing.at([west, south]);
  const high = drawing.at([east, north]);
  return {
    x: (low.x + high.x) / 2,
    y: (low.y + high.y) / 2,
    width: high.x - low.x,
    height: low.y - high.y,
  };
}
