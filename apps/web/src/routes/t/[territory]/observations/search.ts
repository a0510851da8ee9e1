import { AreaCode } from '@belvedere/contracts/areas';
import type { ObservationFilters } from '@belvedere/contracts/observations';
import { Theme } from '@belvedere/domain/actors';
import { Audience } from '@belvedere/domain/observations';

/** What the page shows, wholly in the address. */
export interface Search {
  filters: ObservationFilters;
  /** Where the page of results begins; null: at the latest. */
  after: string | null;
}

/** The filters with a list of values, and the French names that addresses give them. */
export const NAMES = { theme: 'theme', audience: 'pour', area: 'quartier' } as const;
export const TEXT = 'recherche';
const AFTER = 'suite';

const VALUES = { theme: Theme, audience: Audience, area: AreaCode };

/** Reads the address. A value that nobody knows is no filter, not an error: old links keep working. */
export function readSearch(parameters: URLSearchParams): Search {
  const filters: ObservationFilters = {};
  const text = parameters.get(TEXT)?.trim().slice(0, 100);
  if (text) filters.q = text;
  for (const filter of ['theme', 'audience', 'area'] as const) {
    const known = (value: string) => VALUES[filter].safeParse(value).success;
    const values = [...new Set(parameters.getAll(NAMES[filter]))].filter(known);
    if (values.length > 0) Object.assign(filters, { [filter]: values });
  }
  const after = parameters.get(AFTER);
  return { filters, after: after && /^\d{4}-\d{2}-\d{2}\.\d{1,9}$/.test(after) ? after : null };
}

/** Writes a search as a query, "?theme=education&pour=families". */
export function writeSearch({ filters, after }: Search): string {
  const query = new URLSearchParams();
  if (filters.q) query.set(TEXT, filters.q);
  for (const filter of ['theme', 'audience', 'area'] as const)
    for (const value of filters[filter] ?? []) query.append(NAMES[filter], value);
  if (after) query.set(AFTER, after);
  return query.size > 0 ? `?${query}` : '?';
}
