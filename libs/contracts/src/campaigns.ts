import { z } from 'zod';
import { AreaKind } from './areas.ts';
import { Day, LocalizedText, Slug } from './text.ts';

export const CampaignState = z.enum(['upcoming', 'open', 'closed']);
export type CampaignState = z.infer<typeof CampaignState>;

/** Article 6 of the GDPR. */
export const LegalBasis = z.enum(['public-interest', 'legitimate-interest', 'consent']);
export type LegalBasis = z.infer<typeof LegalBasis>;

/** What people are told before the first question. Whatever changes in it makes another version. */
export const CampaignNotice = z
  .object({
    version: z.int().positive(),
    /** Who is responsible for the data. */
    controller: z.string(),
    /** Null: whoever is responsible has not said it yet. */
    legalBasis: LegalBasis.nullable(),
    /** Where to write about one's rights. */
    contact: z.string().nullable(),
    /** Answers of anybody younger are not taken. */
    leastAge: z.int(),
    /** Fewer people than this, and a figure is withheld. */
    threshold: z.int(),
    /** How many months answers are kept after the end of the campaign; null: no duration is set. */
    months: z.int().nullable(),
  })
  .meta({ id: 'CampaignNotice' });
export type CampaignNotice = z.infer<typeof CampaignNotice>;

/** A survey version open in a territory for a time, with its method. */
export const Campaign = z
  .object({
    slug: Slug,
    title: LocalizedText,
    purpose: LocalizedText,
    method: LocalizedText,
    /** Who is responsible for the data, named to people before the first question. */
    controller: z.string(),
    notice: CampaignNotice,
    audience: z.enum(['residents', 'structures']),
    survey: z.object({
      slug: Slug,
      version: z.number().int(),
      questions: z.number().int(),
      minutes: z.number().int(),
    }),
    areaKind: AreaKind,
    opensOn: Day,
    /** Last day on which answers are taken; null while no end is set. */
    closesOn: Day.nullable(),
    state: CampaignState,
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;

export const CampaignList = z.object({ campaigns: z.array(Campaign) });
export type CampaignList = z.infer<typeof CampaignList>;

/** A published version of a survey. It never changes, so it may be kept for ever. */
export const SurveyVersion = z.object({
  slug: Slug,
  version: z.number().int(),
  /** A SurveyJS definition. @see https://surveyjs.io/form-library/documentation/overview */
  definition: z.record(z.string(), z.unknown()),
});
export type SurveyVersion = z.infer<typeof SurveyVersion>;
