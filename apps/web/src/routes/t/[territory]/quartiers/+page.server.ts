import { listNeighbourhoods } from '#lib/api/neighbourhoods.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, fetch }) => listNeighbourhoods(fetch, params.territory);
