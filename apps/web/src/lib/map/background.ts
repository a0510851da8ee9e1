import type { AreaKind, AreaOutlines } from '@belvedere/contracts/areas';
import { readOutlines } from '#lib/api/areas.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';

/** The areas that a map of places is drawn on, from the ground up; those of other kinds would only cover them. */
const LAYERS: AreaKind[] = ['commune', 'neighbourhood'];

/** Outlines of the communes and of the neighbourhoods over them, as far as the territory has any. */
export async function readBackground(
  fetch: typeof globalThis.fetch,
  territory: string,
  kinds: readonly AreaKind[],
): Promise<AreaOutlines> {
  const drawn = LAYERS.filter((kind) => kinds.includes(kind));
  const parts = await Promise.all(drawn.map((kind) => readOutlines(fetch, territory, kind)));
  return { type: 'FeatureCollection', features: parts.flatMap(({ features }) => features) };
}

/** The same for a plan that a page can do without: undefined when there is nothing to draw, or no answer. */
export async function readPlan(
  fetch: typeof globalThis.fetch,
  territory: string,
  kinds: readonly AreaKind[],
): Promise<AreaOutlines | undefined> {
  try {
    const outlines = await readBackground(fetch, territory, kinds);
    return outlines.features.some(({ properties }) => properties.kind !== 'commune') ? outlines : undefined;
  } catch (failure) {
    if (!(failure instanceof RequestFailure)) throw failure;
    return undefined;
  }
}
