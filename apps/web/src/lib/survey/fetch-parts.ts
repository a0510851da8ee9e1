import type { Campaign } from '@belvedere/contracts/campaigns';
import { listAreas } from '#lib/api/areas.ts';
import { readSurveyVersion } from '#lib/api/surveys.ts';

/** What the API knows that answering takes: the survey and the list of neighbourhoods. */
export async function fetchParts(territory: string, campaign: Campaign) {
  const [{ definition }, areas] = await Promise.all([
    readSurveyVersion(fetch, campaign.survey.slug, campaign.survey.version),
    listAreas(fetch, territory, campaign.areaKind),
  ]);
  return { definition, areas };
}
