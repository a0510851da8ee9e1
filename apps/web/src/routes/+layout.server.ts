import { readMe } from '#lib/api/me.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { listTerritories } from '#lib/api/territories.ts';
import { carriesSession } from '#lib/server/session-cookie.ts';
import type { LayoutServerLoad } from './$types';

/**
 * The navigation needs the territories on every page; without them the page still stands, and says why. Who is signed
 * in is asked only for a browser that may be.
 */
export const load: LayoutServerLoad = async ({ fetch, cookies }) => {
  const me = carriesSession(cookies) ? readMe(fetch).catch(() => null) : null;
  try {
    return { territories: await listTerritories(fetch), territoriesProblem: undefined, me: await me };
  } catch (failure) {
    if (!(failure instanceof RequestFailure)) throw failure;
    return { territories: [], territoriesProblem: failure.problem, me: await me };
  }
};
