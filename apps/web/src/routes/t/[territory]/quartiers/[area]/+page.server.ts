import { readNeighbourhood } from '#lib/api/neighbourhoods.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, fetch }) => ({
  neighbourhood: await readNeighbourhood(fetch, params.territory, params.area),
});
