import {
  CollectingSessionDetail,
  CollectingSessions,
  type CreateCollectingSession,
  KeyShare,
  OpenedCollectingSession,
} from '@belvedere/contracts/collecting';
import { request, sending } from './client.ts';

const root = (territory: string) => `/api/territories/${encodeURIComponent(territory)}/collecting-sessions`;
const opened = (token: string) => `/api/collecting-sessions/${encodeURIComponent(token)}`;

/** The collecting sessions of a territory. @throws RequestFailure 404 for whoever does not facilitate */
export const listCollectingSessions = (fetch: typeof globalThis.fetch, territory: string) =>
  request(fetch, CollectingSessions, root(territory));

/** One of them, with the address that opens it. */
export const readCollectingSession = (fetch: typeof globalThis.fetch, territory: string, id: string) =>
  request(fetch, CollectingSessionDetail, `${root(territory)}/${encodeURIComponent(id)}`);

export const createCollectingSession = (
  fetch: typeof globalThis.fetch,
  territory: string,
  wanted: CreateCollectingSession,
) => request(fetch, CollectingSessionDetail, root(territory), sending(wanted));

/** Ends it at once. @param lost its device is lost: what waits on it stays locked for ever */
export const endCollectingSession = (
  fetch: typeof globalThis.fetch,
  territory: string,
  id: string,
  lost: boolean,
) =>
  request(
    fetch,
    CollectingSessionDetail,
    `${root(territory)}/${encodeURIComponent(id)}/end`,
    sending({ lost }),
  );

/** The session of an address. @throws RequestFailure 404 when there is none, 410 when it opens no more */
export const openCollectingSession = (fetch: typeof globalThis.fetch, token: string) =>
  request(fetch, OpenedCollectingSession, opened(token));

/** The server's half of the device's key. @throws RequestFailure 410 once the device is lost, 429 after many tries */
export const readKeyShare = (fetch: typeof globalThis.fetch, token: string) =>
  request(fetch, KeyShare, `${opened(token)}/key-share`, sending({}));
