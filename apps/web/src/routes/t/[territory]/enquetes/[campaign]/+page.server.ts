import type { Campaign } from '@belvedere/contracts/campaigns';
import { listAreas } from '#lib/api/areas.ts';
import { readCampaign } from '#lib/api/campaigns.ts';
import { readSurveyVersion } from '#lib/api/surveys.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { firstQuestion } from '#lib/survey/first-question.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const campaign = await readCampaign(fetch, params.territory, params.campaign);
  const offered = campaign.state === 'open' && !campaign.full;
  return { campaign, first: offered ? await readFirst(fetch, params.territory, campaign) : null };
};

async function readFirst(fetch: typeof globalThis.fetch, territory: string, campaign: Campaign) {
  const [{ definition }, areas] = await Promise.all([
    readSurveyVersion(fetch, campaign.survey.slug, campaign.survey.version),
    listAreas(fetch, territory, campaign.areaKind),
  ]);
  return firstQuestion(definition, areas, getLocale());
}
