import { listNeighbourhoods } from '#lib/api/neighbourhoods.ts';
import { readPlan } from '#lib/map/background.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, fetch }) => {
  const { territory } = await parent();
  const [{ areas }, outlines] = await Promise.all([
    listNeighbourhoods(fetch, params.territory),
    readPlan(fetch, params.territory, territory.areaKinds),
  ]);
  return { areas, outlines };
};
