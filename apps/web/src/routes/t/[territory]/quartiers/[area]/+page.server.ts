import { readNeighbourhood } from '#lib/api/neighbourhoods.ts';
import { readPlan } from '#lib/map/background.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, fetch }) => {
  const { territory } = await parent();
  const [neighbourhood, outlines] = await Promise.all([
    readNeighbourhood(fetch, params.territory, params.area),
    readPlan(fetch, params.territory, territory.areaKinds),
  ]);
  return { neighbourhood, outlines };
};
