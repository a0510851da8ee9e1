import type { AreaOutlines } from '@belvedere/contracts/areas';
import { type AreaLabel, labelsOf } from './area-labels.ts';
import type { Drawing } from './outline-paths.ts';

/** A drawing with what is left free around it for the names of its areas. */
export interface NamedDrawing {
  viewBox: string;
  labels: AreaLabel[];
  /** In units of the drawing. */
  fontSize: number;
  line: number;
}

/** In units of a drawing that is READABLE wide; a wider one is shrunk more by the screen, so its letters are larger. */
const FONT = 19;
const READABLE = 560;
/** What is left free left and right of the areas: hardly anything when they hold their names, or room for a name. */
const ROOMS = { none: 24, names: 108 };

/**
 * The names of areas in or beside their outlines, as large as the drawing allows.
 * @param lines of each name, a figure under it included
 */
export function namesIn(outlines: AreaOutlines, drawing: Drawing, lines: 1 | 2): NamedDrawing {
  const within = framed(outlines, drawing, lines, ROOMS.none);
  return within.labels.length === outlines.features.length
    ? within
    : framed(outlines, drawing, lines, ROOMS.names);
}

function framed(outlines: AreaOutlines, drawing: Drawing, lines: 1 | 2, around: number): NamedDrawing {
  const width = drawing.width + 2 * around;
  const height = drawing.height + around;
  const fontSize = FONT * Math.max(1, width / READABLE);
  const line = fontSize * 1.15;
  const frame = { x: drawing.width / 2, y: drawing.height / 2, width, height };
  return {
    viewBox: [-around, -around / 2, width, height].join(' '),
    labels: labelsOf(outlines, drawing, frame, { letter: fontSize / 2, line, lines }),
    ...{ fontSize, line },
  };
}
