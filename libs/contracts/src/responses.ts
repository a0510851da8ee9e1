import { z } from 'zod';
import { AreaName } from './areas.ts';
import { Day, Language, LocalizedText, Slug } from './text.ts';

/** How an answer was collected. */
export const CollectionMode = z.enum(['self', 'interviewer', 'kiosk', 'paper']);
export type CollectionMode = z.infer<typeof CollectionMode>;

/**
 * One person's answers. `id` is drawn on the device, so that the same answers sent twice are one response.
 * The answers themselves are read by the survey version's own reader, see `@belvedere/domain/survey`.
 */
export const SubmitResponse = z.strictObject({
  id: z.uuid(),
  surveyVersion: z.number().int().positive(),
  /** The notice that was shown before the first question, which may have been renewed since. */
  noticeVersion: z.int().positive().optional(),
  language: Language,
  answers: z.record(z.string(), z.unknown()),
});
export type SubmitResponse = z.infer<typeof SubmitResponse>;

export const Receipt = z.object({
  id: z.uuid(),
  /** Kept by the person, and by nobody else beside the answers. */
  code: z.string(),
  area: AreaName.nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

/** The code of a receipt as its holder typed it. */
export const UseReceipt = z.strictObject({ code: z.string().min(1).max(40) });
export type UseReceipt = z.infer<typeof UseReceipt>;

/** A response as the holder of its receipt reads it again. */
export const OwnResponse = z.object({
  campaign: z.object({ slug: Slug, title: LocalizedText }),
  receivedOn: Day,
  mode: CollectionMode,
  /** In which it was given. */
  language: Language,
  noticeVersion: z.int().nullable(),
  lines: z.array(
    z.object({
      /** What holds several questions together. */
      context: LocalizedText.nullable(),
      question: LocalizedText,
      answers: z.array(LocalizedText),
    }),
  ),
});
export type OwnResponse = z.infer<typeof OwnResponse>;
