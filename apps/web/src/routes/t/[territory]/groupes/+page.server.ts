import { listGroups, listMyGroups } from '#lib/api/groups.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent }) => {
  const { me } = await parent();
  const [groups, mine] = await Promise.all([
    listGroups(fetch, params.territory),
    me ? listMyGroups(fetch) : [],
  ]);
  const here = me?.memberships.find(({ territory }) => territory.slug === params.territory);
  return {
    groups,
    mine: mine.filter(({ territory }) => territory === params.territory),
    mayCreate: here?.may.includes('group.create') ?? false,
  };
};
