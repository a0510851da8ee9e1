import { MapQuestionList, PlaceMap } from '@belvedere/contracts/place-maps';
import { request } from './client.ts';

const root = (territory: string, campaign: string) =>
  `/api/territories/${territory}/campaigns/${campaign}/places`;

/** The map questions of a campaign. */
export const listMapQuestions = (fetch: typeof globalThis.fetch, territory: string, campaign: string) =>
  request(fetch, MapQuestionList, root(territory, campaign));

/** How many people showed each place, as answers to one of them. */
export const readPlaceMap = (
  fetch: typeof globalThis.fetch,
  territory: string,
  campaign: string,
  question: string,
) => request(fetch, PlaceMap, `${root(territory, campaign)}/${question}`);
