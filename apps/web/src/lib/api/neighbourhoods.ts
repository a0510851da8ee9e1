import { AreaList } from '@belvedere/contracts/areas';
import { Neighbourhood } from '@belvedere/contracts/neighbourhoods';
import { request } from './client.ts';

/** One area's page: what residents say, and what is on offer. */
export const readNeighbourhood = (fetch: typeof globalThis.fetch, territory: string, area: string) =>
  request(fetch, Neighbourhood, `/api/territories/${territory}/neighbourhoods/${area}`);

/** Every area of a territory under today's boundaries. */
export const listNeighbourhoods = (fetch: typeof globalThis.fetch, territory: string) =>
  request(fetch, AreaList, `/api/territories/${territory}/areas`);
