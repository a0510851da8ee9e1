import { AuditPage } from '@belvedere/contracts/audit';
import { request } from './client.ts';

/** The trace of a territory. @throws RequestFailure 404 for whoever may not read it */
export const readAudit = (fetch: typeof globalThis.fetch, territory: string, filters: URLSearchParams) =>
  request(fetch, AuditPage, `/api/territories/${encodeURIComponent(territory)}/audit?${filters.toString()}`);
