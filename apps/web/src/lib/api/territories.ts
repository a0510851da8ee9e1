import { TerritoryList, type Territory } from '@belvedere/contracts/territories';
import { request } from './client.ts';

/** The observatories of this installation, in the order in which the API gives them. */
export async function listTerritories(fetch: typeof globalThis.fetch): Promise<Territory[]> {
  const { territories } = await request(fetch, TerritoryList, '/api/territories');
  return territories;
}
