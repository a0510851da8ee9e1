import type { Campaign } from '@belvedere/contracts/campaigns';
import { listAreas, readAllOutlines } from '#lib/api/areas.ts';
import { readSurveyVersion } from '#lib/api/surveys.ts';

/** What the API knows that answering takes: the survey and the list of neighbourhoods; outlines where it asks for places. */
export async function fetchParts(territory: string, campaign: Campaign) {
  const [{ definition }, areas, outlines] = await Promise.all([
    readSurveyVersion(fetch, campaign.survey.slug, campaign.survey.version),
    listAreas(fetch, territory, campaign.areaKind),
    campaign.survey.asksForPlaces ? readAllOutlines(fetch, territory) : undefined,
  ]);
  return { definition, areas, outlines };
}
