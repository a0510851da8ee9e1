import { RequestFailure } from '#lib/api/request-failure.ts';
import { readBackground } from '#lib/map/background.ts';
import type { PageServerLoad } from './$types';

/** The plan of the neighbourhoods; the three ways in stand without it. */
export const load: PageServerLoad = async ({ params, parent, fetch }) => {
  const { territory } = await parent();
  try {
    const outlines = await readBackground(fetch, params.territory, territory.areaKinds);
    return { outlines: outlines.features.length > 0 ? outlines : undefined };
  } catch (failure) {
    if (!(failure instanceof RequestFailure)) throw failure;
    return { outlines: undefined };
  }
};
