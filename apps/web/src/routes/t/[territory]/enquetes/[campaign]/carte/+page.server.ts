import { readOutlines } from '#lib/api/areas.ts';
import { listMapQuestions, readPlaceMap } from '#lib/api/place-maps.ts';
import { notFound } from '#lib/server/not-found.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

/** Which question is in the address; the first one when none is. */
export const load: PageServerLoad = async ({ params, url, fetch }) => {
  const { campaign, questions } = await listMapQuestions(fetch, params.territory, params.campaign);
  const asked = url.searchParams.get('question');
  const question = asked === null ? questions[0] : questions.find(({ name }) => name === asked);
  if (!question) notFound(m.shapes_results_none());
  const [map, outlines, ground] = await Promise.all([
    readPlaceMap(fetch, params.territory, params.campaign, question.name),
    readOutlines(fetch, params.territory, campaign.areaKind),
    readOutlines(fetch, params.territory, 'commune'),
  ]);
  return { campaign, questions, map, outlines, ground };
};
