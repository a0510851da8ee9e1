import placesV1 from './places.v1.json' with { type: 'json' };
import residentsV1 from './residents.v1.json' with { type: 'json' };
import structuresV1 from './structures.v1.json' with { type: 'json' };

/** A published version of a survey, as it ships with Belvédère. It never changes: a correction is a new version. */
export interface BankedSurvey {
  readonly slug: 'residents' | 'structures' | 'places';
  /** Whom it asks. */
  readonly audience: 'residents' | 'structures';
  readonly version: number;
  readonly title: { readonly fr: string; readonly en: string };
  /** How long answering takes, in minutes, as people are told before the first question. */
  readonly estimatedMinutes: number;
  /** A SurveyJS definition, to be given to `compileSurvey`. */
  readonly definition: Readonly<Record<string, unknown>>;
}

/** Every survey that ships with Belvédère, every version of it. */
export const surveyBank: readonly BankedSurvey[] = [
  {
    slug: 'residents',
    audience: 'residents',
    version: 1,
    title: { fr: residentsV1.title.default, en: residentsV1.title.en },
    estimatedMinutes: 6,
    definition: residentsV1,
  },
  {
    slug: 'structures',
    audience: 'structures',
    version: 1,
    title: { fr: structuresV1.title.default, en: structuresV1.title.en },
    estimatedMinutes: 5,
    definition: structuresV1,
  },
  {
    slug: 'places',
    version: 1,
    audience: 'residents',
    title: { fr: placesV1.title.default, en: placesV1.title.en },
    estimatedMinutes: 4,
    definition: placesV1,
  },
];

/** One version of a banked survey. @throws RangeError when there is none. */
export function bankedSurvey(slug: BankedSurvey['slug'], version = 1): BankedSurvey {
  const found = surveyBank.find((survey) => survey.slug === slug && survey.version === version);
  if (!found) throw new RangeError(`No survey "${slug}" version ${version} in the bank`);
  return found;
}
