import { SurveyVersion } from '@belvedere/contracts/campaigns';
import { request } from './client.ts';

/** A published version of a survey; it never changes. */
export const readSurveyVersion = (fetch: typeof globalThis.fetch, survey: string, version: number) =>
  request(fetch, SurveyVersion, `/api/surveys/${encodeURIComponent(survey)}/versions/${String(version)}`);
