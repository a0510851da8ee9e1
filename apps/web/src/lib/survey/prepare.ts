import type { Campaign } from '@belvedere/contracts/campaigns';
import { listAreas } from '#lib/api/areas.ts';
import { readSurveyVersion } from '#lib/api/surveys.ts';
import Answering from './Answering.svelte';

/**
 * Everything that answering takes: SurveyJS, which weighs more than all of the introduction, the survey and the
 * list of neighbourhoods. Imported while the introduction is read, never before.
 */
export async function prepare(territory: string, campaign: Campaign) {
  const [{ definition }, areas] = await Promise.all([
    readSurveyVersion(fetch, campaign.survey.slug, campaign.survey.version),
    listAreas(fetch, territory, campaign.areaKind),
  ]);
  return { Answering, definition, areas };
}
