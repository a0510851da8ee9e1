/** What a survey may know of a place, and no more: for the device that draws it and the server that stores it. */
export {
  cellSize,
  isPosition,
  PRECISIONS,
  reach,
  roughPosition,
  type CellPrecision,
  type Precision,
} from './precision.ts';
export { Places, type Outline } from './places.ts';
export { tidyRing, withoutRepeats } from './ring.ts';
export type { Position, Ring } from '../shapes.ts';
