import { RequestFailure } from '#lib/api/request-failure.ts';
import { listTerritories } from '#lib/api/territories.ts';
import type { LayoutServerLoad } from './$types';

/** The navigation needs the territories on every page; without them the page still stands, and says why. */
export const load: LayoutServerLoad = async ({ fetch }) => {
  try {
    return { territories: await listTerritories(fetch), territoriesProblem: undefined };
  } catch (failure) {
    if (!(failure instanceof RequestFailure)) throw failure;
    return { territories: [], territoriesProblem: failure.problem };
  }
};
