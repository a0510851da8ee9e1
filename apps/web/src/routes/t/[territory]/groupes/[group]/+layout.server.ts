import { enterGroup, readGroup } from '#lib/api/groups.ts';
import type { LayoutServerLoad } from './$types';

/**
 * A group, by the door of its members when the reader may take it, or else as everybody sees it: a private one is then
 * not found, and the API says so.
 */
export const load: LayoutServerLoad = async ({ fetch, params, parent }) => {
  const { me } = await parent();
  const inside = me && (await enterGroup(fetch, params.territory, params.group));
  const here = me?.memberships.find(({ territory }) => territory.slug === params.territory);
  return {
    group: inside ?? (await readGroup(fetch, params.territory, params.group)),
    inside,
    mayManage: inside?.mine === 'facilitator' || (here?.may.includes('group.manage') ?? false),
  };
};
