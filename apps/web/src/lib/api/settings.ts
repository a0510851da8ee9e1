import { RetentionPlan, TerritorySettings } from '@belvedere/contracts/settings';
import { request, sending } from './client.ts';

const path = (territory: string) => `/api/territories/${encodeURIComponent(territory)}`;

/** How a territory is run. @throws RequestFailure 404 for whoever may not read it */
export const readSettings = (fetch: typeof globalThis.fetch, territory: string) =>
  request(fetch, TerritorySettings, `${path(territory)}/settings`);

/** What would go tonight, if this were set. */
export const planRetention = (fetch: typeof globalThis.fetch, territory: string, retention: unknown) =>
  request(fetch, RetentionPlan, `${path(territory)}/retention-plan`, sending(retention));

/** Changes how a territory is run. */
export const changeSettings = (fetch: typeof globalThis.fetch, territory: string, settings: unknown) =>
  request(fetch, TerritorySettings, `${path(territory)}/settings`, sending(settings, 'PUT'));
