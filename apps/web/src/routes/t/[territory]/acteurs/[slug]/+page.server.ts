import { weekMoment } from '@belvedere/domain/actors';
import type { AreaKind } from '@belvedere/contracts/areas';
import { readActor } from '#lib/api/actors.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { readBackground } from '#lib/map/background.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, fetch }) => {
  const [actor, { territory }] = await Promise.all([
    readActor(fetch, params.territory, params.slug),
    parent(),
  ]);
  const outlines = actor.position ? await sketch(fetch, params.territory, territory.areaKinds) : undefined;
  // Said by the server's clock, so that the page reads the same before and after its program arrives.
  return { actor, outlines, now: weekMoment(new Date()) };
};

/** The outlines are an ornament of this page: it stands without them. */
async function sketch(fetch: typeof globalThis.fetch, territory: string, kinds: readonly AreaKind[]) {
  try {
    return await readBackground(fetch, territory, kinds);
  } catch (failure) {
    if (!(failure instanceof RequestFailure)) throw failure;
    return undefined;
  }
}
