import { nodeAt, type Cube } from './cube.ts';

/** A total and the parts that add up to it, along one dimension: an equation that every reader knows. */
export interface Line {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Every line of the table. */
export function* lines(cube: Cube): Generator<Line> {
  for (let d = 0; d < cube.dimensions.length; d++) {
    const { children } = cube.dimensions[d]!;
    const stride = cube.strides[d]!;
    for (let total = 0; total < cube.size; total++) {
      const node = nodeAt(cube, total, d);
      const below = children[node]!;
      if (below.length > 0) yield { total, parts: below.map((child) => total + (child - node) * stride) };
    }
  }
}

/**
 * What a reader gets by taking the shown parts off their shown total; null if nothing is left to get.
 * @param secret cells whose count must not be told; what is left of others alone gives nothing away
 */
export function restOf(
  cube: Cube,
  { withheld, secret }: { readonly withheld: Uint8Array; readonly secret: Uint8Array },
  { total, parts }: Line,
): number | null {
  if (withheld[total]) return null;
  let rest = 0;
  let telling = false;
  for (const part of parts) {
    if (!withheld[part]) continue;
    rest += cube.counts[part]!;
    if (secret[part]) telling = true;
  }
  return telling ? rest : null;
}
