import { STEPS } from '@belvedere/domain/privacy/steps';
import { z } from 'zod';
import { AreaCode, AreaKind, AreaName } from './areas.ts';
import { Day, Line, Lines, LocalizedText, Slug } from './text.ts';

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

/** A version of a notice, as whoever publishes the next one reads it. */
export const NoticeVersion = z.object({ since: Day, purpose: LocalizedText, notice: CampaignNotice });
export type NoticeVersion = z.infer<typeof NoticeVersion>;

/** The latest first. */
export const NoticeVersions = z.object({ versions: z.array(NoticeVersion) });
export type NoticeVersions = z.infer<typeof NoticeVersions>;

/** What whoever runs a campaign says in its notice; threshold and duration are the territory's. */
export const PublishNotice = z.strictObject({
  /** The version that it was made from. */
  from: z.int().positive(),
  controller: Line(200).min(1),
  /** Left out: as before. */
  legalBasis: LegalBasis.optional(),
  contact: Line(200).min(1).optional(),
  /** Below 15 the law wants the parents' consent, which nobody asks for. */
  leastAge: z.int().min(15).max(99),
  purpose: z.strictObject({ fr: Lines(600).min(1), en: Lines(600).min(1) }),
});
export type PublishNotice = z.infer<typeof PublishNotice>;

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
      /** Whether it has a map question, whose results are maps. */
      asksForPlaces: z.boolean(),
      /** Whether there are indicators of it, which the dashboard shows. */
      hasIndicators: z.boolean(),
    }),
    areaKind: AreaKind,
    opensOn: Day,
    /** Last day on which answers are taken; null while no end is set. */
    closesOn: Day.nullable(),
    state: CampaignState,
    /** Whether as many people as wanted have answered. Whatever is sent then is kept, and somebody decides. */
    full: z.boolean(),
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof Campaign>;

export const CampaignList = z.object({ campaigns: z.array(Campaign) });
export type CampaignList = z.infer<typeof CampaignList>;

/** One of few steps: with any number, "it is reached" and "it is not" would find the exact count between them. */
export const CapStep = z.literal(STEPS);
export type CapStep = z.infer<typeof CapStep>;

/** How many responses a campaign wants at most; null: as many as come. */
export const CampaignCaps = z
  .object({
    /** What a cap may be here: with one below the threshold, "it is reached" would tell of a small number. */
    steps: z.array(CapStep),
    most: CapStep.nullable(),
    /** Every area that answers can be given in today. */
    areas: z.array(z.object({ area: AreaName, most: CapStep.nullable() })),
  })
  .meta({ id: 'CampaignCaps' });
export type CampaignCaps = z.infer<typeof CampaignCaps>;

/** All caps of a campaign, in place of those before. */
export const SetCampaignCaps = z.strictObject({
  most: CapStep.nullable(),
  /** By code; an area that is left out has none. */
  areas: z.record(AreaCode, CapStep),
});
export type SetCampaignCaps = z.infer<typeof SetCampaignCaps>;

/** A published version of a survey. It never changes, so it may be kept for ever. */
export const SurveyVersion = z.object({
  slug: Slug,
  version: z.number().int(),
  /** A SurveyJS definition. @see https://surveyjs.io/form-library/documentation/overview */
  definition: z.record(z.string(), z.unknown()),
});
export type SurveyVersion = z.infer<typeof SurveyVersion>;
