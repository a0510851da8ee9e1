import { AreaCode } from '@belvedere/contracts/areas';
import { ActorKind, Service, Theme } from '@belvedere/domain/actors';
import type { ActorFilters } from '@belvedere/contracts/actors';
import {
  CHOICE_FILTERS,
  CHOICES,
  MAP_VIEW,
  OPEN,
  OPEN_NOW,
  PAGE,
  type Search,
  TEXT,
  VIEW,
} from './search.ts';

const VALUES = { theme: Theme, service: Service, kind: ActorKind, area: AreaCode };

/** Reads the address. A value that nobody knows is no filter, not an error: old links keep working. */
export function readSearch(parameters: URLSearchParams): Search {
  const filters: ActorFilters = {};
  const text = parameters.get(TEXT)?.trim().slice(0, 100);
  if (text) filters.q = text;
  for (const filter of CHOICE_FILTERS) {
    const known = (value: string) => VALUES[filter].safeParse(value).success;
    const values = [...new Set(parameters.getAll(CHOICES[filter]))].filter(known);
    if (values.length > 0) Object.assign(filters, { [filter]: values });
  }
  if (parameters.get(OPEN) === OPEN_NOW) filters.open = 'now';
  const page = Number(parameters.get(PAGE));
  return {
    filters,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    view: parameters.get(VIEW) === MAP_VIEW ? 'map' : 'list',
  };
}
