import { readPlan } from '#lib/map/background.ts';
import type { PageServerLoad } from './$types';

/** The plan of the neighbourhoods; the ways in stand without it. */
export const load: PageServerLoad = async ({ params, parent, fetch }) => {
  const { territory } = await parent();
  return { outlines: await readPlan(fetch, params.territory, territory.areaKinds) };
};
