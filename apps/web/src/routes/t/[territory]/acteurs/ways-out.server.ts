import type { ActorFilters } from '@belvedere/contracts/actors';
import { searchActors } from '#lib/api/actors.ts';
import { type ActiveFilter, activeFilters, withoutFilter } from './search.ts';

/** The filters whose removal brings someone back, the most fruitful first; asked only when nobody is found. */
export async function waysOut(
  fetch: typeof globalThis.fetch,
  territory: string,
  filters: ActorFilters,
): Promise<{ without: ActiveFilter; total: number }[]> {
  const active = activeFilters(filters);
  if (active.length < 2) return [];
  const ways = await Promise.all(
    active.slice(0, 8).map(async (without) => {
      const { total } = await searchActors(fetch, territory, withoutFilter(filters, without));
      return { without, total };
    }),
  );
  return ways.filter(({ total }) => total > 0).sort((one, other) => other.total - one.total);
}
