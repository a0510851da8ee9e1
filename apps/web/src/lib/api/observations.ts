import {
  type ObservationFilters,
  ObservationList,
  ObservationPlaces,
} from '@belvedere/contracts/observations';
import { request } from './client.ts';

/** One page of what was seen in a territory, the latest first. `after`: what the page before said comes next. */
export function listObservations(
  fetch: typeof globalThis.fetch,
  territory: string,
  filters: ObservationFilters,
  after: string | null,
) {
  const query = queryOf(filters);
  if (after) query.set('after', after);
  return request(
    fetch,
    ObservationList,
    `/api/territories/${encodeURIComponent(territory)}/observations${query.size > 0 ? `?${query}` : ''}`,
  );
}

/** Where those that the filters keep were seen. */
export const readObservationPlaces = (
  fetch: typeof globalThis.fetch,
  territory: string,
  filters: ObservationFilters,
) =>
  request(
    fetch,
    ObservationPlaces,
    `/api/territories/${encodeURIComponent(territory)}/observations/places?${queryOf(filters)}`,
  );

const queryOf = (filters: ObservationFilters) =>
  new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value?.length ? [[name, String(value)]] : [])),
  );
