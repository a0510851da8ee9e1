import { IndicatorCatalogue, IndicatorFigures } from '@belvedere/contracts/indicators';
import { request } from './client.ts';

const root = (territory: string, campaign: string) =>
  `/api/territories/${territory}/campaigns/${campaign}/indicators`;

/** What a campaign can be asked: its indicators, and what they can be broken down by. */
export const readCatalogue = (fetch: typeof globalThis.fetch, territory: string, campaign: string) =>
  request(fetch, IndicatorCatalogue, root(territory, campaign));

/** The figures of one indicator, by area; filters left out count everyone. */
export function readFigures(
  fetch: typeof globalThis.fetch,
  territory: string,
  campaign: string,
  indicator: string,
  filters: Readonly<Record<'areaKind' | 'age' | 'situation', string | undefined>>,
) {
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return request(fetch, IndicatorFigures, `${root(territory, campaign)}/${indicator}?${query}`);
}
