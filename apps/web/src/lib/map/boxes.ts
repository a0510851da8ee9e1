/** A rectangle, by its middle. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const touches = (one: Box, other: Box): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
  Math.abs(one.y - other.y) < (one.height + other.height) / 2;

/** Whether a box lies wholly in another one. */
export const isWithin = (box: Box, frame: Box): boolean =>
  Math.abs(box.x - frame.x) <= (frame.width - box.width) / 2 &&
  Math.abs(box.y - frame.y) <= (frame.height - box.height) / 2;
