import { fail, redirect } from '@sveltejs/kit';
import { MOST_FORMS } from '@belvedere/contracts/paper';
import { paperSheet } from '@belvedere/domain/paper';
import { parseDefinition } from '@belvedere/domain/survey';
import { listAreas } from '#lib/api/areas.ts';
import { readCampaign } from '#lib/api/campaigns.ts';
import { listPaperRuns, paperPath } from '#lib/api/paper.ts';
import { readSurveyVersion } from '#lib/api/surveys.ts';
import { notFound } from '#lib/server/not-found.ts';
import { numberedAreas } from '#lib/paper/numbered-areas.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read on the server, so that no page carries SurveyJS to print a sheet. */
export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const campaign = await readCampaign(fetch, params.territory, params.campaign);
  if (campaign.survey.asksForPlaces) notFound(m.refusal_places_not_on_paper());
  const [runs, { definition }, areas] = await Promise.all([
    listPaperRuns(fetch, params.territory, params.campaign),
    readSurveyVersion(fetch, campaign.survey.slug, campaign.survey.version),
    listAreas(fetch, params.territory, campaign.areaKind),
  ]);
  return {
    ...{ campaign, runs, areas: numberedAreas(areas), questions: paperSheet(parseDefinition(definition)) },
    numbers: numbersIn(url.searchParams, runs),
  };
};

/** The forms that are shown: those of a run that was printed, and no others. */
function numbersIn(asked: URLSearchParams, runs: { first: number; last: number }[]): number[] {
  const run = runs.find(({ first }) => first === Number(asked.get('de')));
  return run ? Array.from({ length: run.last - run.first + 1 }, (_, index) => run.first + index) : [];
}

export const actions: Actions = {
  default: async (event) => {
    const { territory, campaign } = event.params;
    const { count = '' } = await fieldsOf(event.request);
    const answer = await askAccount(event, paperPath(territory, campaign), { count: Number(count) });
    if (answer.refusal !== null)
      return fail(answer.status, { refusal: answer.refusal, count, most: MOST_FORMS });
    redirect(
      303,
      localizeHref(`/t/${territory}/enquetes/${campaign}/papier?de=${String(answer.body.first)}#feuilles`),
    );
  },
};
