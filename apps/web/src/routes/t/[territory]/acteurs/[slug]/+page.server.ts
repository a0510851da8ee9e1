import { weekMoment } from '@belvedere/domain/actors';
import type { AreaKind, AreaOutlines } from '@belvedere/contracts/areas';
import { readActor } from '#lib/api/actors.ts';
import { readOutlines } from '#lib/api/areas.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, fetch }) => {
  const [actor, { territory }] = await Promise.all([readActor(fetch, params.territory, params.slug), parent()]);
  const kind = territory.areaKinds.includes('neighbourhood') ? 'neighbourhood' : territory.areaKinds[0];
  const outlines = actor.position && kind ? await sketch(fetch, params.territory, kind) : undefined;
  // Said by the server's clock, so that the page reads the same before and after its program arrives.
  return { actor, outlines, now: weekMoment(new Date()) };
};

/** The outlines are an ornament of this page: it stands without them. */
async function sketch(fetch: typeof globalThis.fetch, territory: string, kind: AreaKind) {
  try {
    return (await readOutlines(fetch, territory, kind)) satisfies AreaOutlines;
  } catch (failure) {
    if (!(failure instanceof RequestFailure)) throw failure;
    return undefined;
  }
}
