import { redirect } from '@sveltejs/kit';
import type { AreaName } from '@belvedere/contracts/areas';
import { actorTiles, searchActors } from '#lib/api/actors.ts';
import { listAreas } from '#lib/api/areas.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import type { PageServerLoad } from './$types';
import { readSearch } from './read-search.ts';
import { waysOut } from './ways-out.server.ts';
import { writeSearch } from './search.ts';

export const load: PageServerLoad = async ({ params, url, fetch }) => {
  const search = readSearch(url.searchParams);
  const tiles = actorTiles(params.territory, search.filters);
  const areas = neighbourhoods(fetch, params.territory);
  try {
    const result = await searchActors(fetch, params.territory, search.filters, search.page);
    if (search.page > Math.max(result.pages, 1))
      redirect(307, url.pathname + writeSearch({ ...search, page: result.pages }));
    const ways = result.total === 0 ? await waysOut(fetch, params.territory, search.filters) : [];
    return { search, tiles, areas: await areas, result, ways, problem: undefined };
  } catch (failure) {
    // The form stays, with what was chosen: only the result is missing.
    if (!(failure instanceof RequestFailure)) throw failure;
    return { search, tiles, areas: await areas, result: undefined, ways: [], problem: failure.problem };
  }
};

/** Names for the area filter, those that serve nobody included; without them the facet's own names remain. */
async function neighbourhoods(fetch: typeof globalThis.fetch, territory: string): Promise<AreaName[]> {
  try {
    const areas = await listAreas(fetch, territory, 'neighbourhood');
    return areas.map(({ code, name }) => ({ code, name }));
  } catch (failure) {
    if (!(failure instanceof RequestFailure)) throw failure;
    return [];
  }
}
