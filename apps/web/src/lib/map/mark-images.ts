import { type KindGroup, MARKS } from './kind-groups.ts';

const PREFIX = 'mark-';
const SIZE = 26;
const RATIO = 2;

export const markImage = (group: KindGroup): string => PREFIX + group;

/**
 * Draws the image that a map's style misses, in the colours that the page has now; undefined when it is not ours.
 * @param id as given by {@link markImage}
 */
export function drawMark(id: string): { image: ImageData; pixelRatio: number } | undefined {
  const mark = id.startsWith(PREFIX) ? MARKS[id.slice(PREFIX.length) as KindGroup] : undefined;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE * RATIO;
  const context = canvas.getContext('2d');
  if (!mark || !context) return undefined;
  const style = getComputedStyle(document.documentElement);
  const shape = new Path2D(mark.path);
  const margin = 3;
  context.scale(RATIO, RATIO);
  context.translate(margin, margin);
  context.scale((SIZE - 2 * margin) / 24, (SIZE - 2 * margin) / 24);
  context.lineJoin = 'round';
  // The ring keeps a mark apart from its neighbours and from any ground.
  context.strokeStyle = style.getPropertyValue('--surface');
  context.lineWidth = 5;
  context.stroke(shape);
  context.fillStyle = style.getPropertyValue(`--category-${mark.category}`);
  context.fill(shape);
  return { image: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: RATIO };
}
