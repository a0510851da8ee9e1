import { listObservations } from '#lib/api/observations.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import type { PageServerLoad } from './$types';
import { readSearch } from './search.ts';

export const load: PageServerLoad = async ({ params, url, fetch }) => {
  const search = readSearch(url.searchParams);
  try {
    const result = await listObservations(fetch, params.territory, search.filters, search.after);
    return { search, result, problem: undefined };
  } catch (failure) {
    // The form stays, with what was chosen: only the result is missing.
    if (!(failure instanceof RequestFailure)) throw failure;
    return { search, result: undefined, problem: failure.problem };
  }
};
