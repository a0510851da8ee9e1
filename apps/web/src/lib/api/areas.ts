import {
  AddressCandidates,
  AreaList,
  AreaOutlines,
  LocatedPoint,
  type AreaKind,
} from '@belvedere/contracts/areas';
import type { Point } from '@belvedere/contracts/geography';
import { request, sending } from './client.ts';

const root = (territory: string) => `/api/territories/${encodeURIComponent(territory)}`;

/** The areas of one kind under the boundaries of today. */
export async function listAreas(fetch: typeof globalThis.fetch, territory: string, kind: AreaKind) {
  const { areas } = await request(fetch, AreaList, `${root(territory)}/areas?kind=${kind}`);
  return areas;
}

/** Their outlines, simplified for drawing. */
export const readOutlines = (fetch: typeof globalThis.fetch, territory: string, kind: AreaKind) =>
  request(fetch, AreaOutlines, `${root(territory)}/areas/outlines?kind=${kind}`);

/** The outlines of every kind of areas together, by which a place is found to lie in one. */
export const readAllOutlines = (fetch: typeof globalThis.fetch, territory: string) =>
  request(fetch, AreaOutlines, `${root(territory)}/areas/outlines`);

/** The area in which a point lies. The point is used for that only, and kept nowhere. */
export const locatePoint = (
  fetch: typeof globalThis.fetch,
  territory: string,
  kind: AreaKind,
  { lon, lat }: Point,
) => request(fetch, LocatedPoint, `${root(territory)}/areas/locate`, sending({ lon, lat, kind }));

/** Addresses that look like a text, each with its area. The text is used for that only, and kept nowhere. */
export async function searchAddresses(fetch: typeof globalThis.fetch, territory: string, text: string) {
  const found = await request(
    fetch,
    AddressCandidates,
    `${root(territory)}/addresses/search`,
    sending({ text }),
  );
  return found.candidates;
}
