import { Actor, ActorList, type ActorFilters } from '@belvedere/contracts/actors';
import { request } from './client.ts';

const root = (territory: string) => `/api/territories/${encodeURIComponent(territory)}/actors`;

/** The filters as the API reads them: several values of one filter are joined by commas. */
function asQuery(filters: ActorFilters, page?: number): string {
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value?.length ? [[name, String(value)]] : [])),
  );
  if (page && page > 1) query.set('page', String(page));
  return query.size > 0 ? `?${query}` : '';
}

/** One page of the actors that the filters keep, and how many each further choice would leave. */
export const searchActors = (
  fetch: typeof globalThis.fetch,
  territory: string,
  filters: ActorFilters,
  page = 1,
) => request(fetch, ActorList, root(territory) + asQuery(filters, page));

/** One actor, with its hours and actions. @throws RequestFailure 404 when there is none of that name */
export const readActor = (fetch: typeof globalThis.fetch, territory: string, slug: string) =>
  request(fetch, Actor, `${root(territory)}/${encodeURIComponent(slug)}`);

/** The address of the vector tiles of the same result, with MapLibre's placeholders. */
export const actorTiles = (territory: string, filters: ActorFilters): string =>
  `${root(territory)}/tiles/{z}/{x}/{y}.mvt${asQuery(filters)}`;
