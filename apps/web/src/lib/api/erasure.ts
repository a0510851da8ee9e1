import { ErasurePlan } from '@belvedere/contracts/erasure';
import { request } from './client.ts';

/** What erasing my account would do now. */
export const readErasurePlan = (fetch: typeof globalThis.fetch) =>
  request(fetch, ErasurePlan, '/api/me/erasure');
