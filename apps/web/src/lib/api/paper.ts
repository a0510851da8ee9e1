import { PaperRuns } from '@belvedere/contracts/paper';
import { request } from './client.ts';

/** Where the API keeps what was printed for a campaign. */
export const paperPath = (territory: string, campaign: string) =>
  `/api/territories/${encodeURIComponent(territory)}/campaigns/${encodeURIComponent(campaign)}/paper`;

/** The forms that were printed for a campaign. @throws RequestFailure 401, 403 for whoever is no member */
export async function listPaperRuns(fetch: typeof globalThis.fetch, territory: string, campaign: string) {
  const { runs } = await request(fetch, PaperRuns, paperPath(territory, campaign));
  return runs;
}
