import { z } from 'zod';
import { AreaName } from './areas.ts';
import { ProblemDetail } from './problem.ts';
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
  /** The token of the collecting session in which they were given: it says the mode, which a device alone cannot claim. */
  session: z.string().min(1).max(100).optional(),
  /** The code of the channel by which the person came. One that is none is passed over: an answer is never lost for it. */
  channel: z.string().max(200).optional(),
  language: Language,
  answers: z.record(z.string(), z.unknown()),
});
export type SubmitResponse = z.infer<typeof SubmitResponse>;

/** Why a response waits for somebody to decide whether it counts. */
export const HeldReason = z.enum(['closed', 'session-ended', 'full']);
export type HeldReason = z.infer<typeof HeldReason>;

export const Receipt = z.object({
  id: z.uuid(),
  /** Kept by the person, and by nobody else beside the answers. */
  code: z.string(),
  area: AreaName.nullable(),
  /** Absent: the response counts. */
  held: HeldReason.optional(),
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

/** A response of a batch, which may hold those of several campaigns. */
export const BatchedResponse = SubmitResponse.extend({ campaign: Slug });
export type BatchedResponse = z.infer<typeof BatchedResponse>;

/** The most responses that one request carries. */
export const LARGEST_BATCH = 100;

/**
 * Responses that waited on a device. Whatever cannot be read as one is answered for by itself: a single bad line, of an
 * older app or of a file that somebody edited, must not keep the others from arriving.
 * @returns the schema of each of a batch: what was read, or what could not be
 */
export const eachOf = <Read>(schema: z.ZodType<Read>) =>
  z
    .array(
      z.union([
        schema.transform((read) => ({ read })),
        z.unknown().transform((unreadable) => ({ unreadable })),
      ]),
    )
    .min(1)
    .max(LARGEST_BATCH);
export type EachOf<Read> = ({ read: Read } | { unreadable: unknown })[];

export const SubmitBatch = z.strictObject({ responses: eachOf(BatchedResponse) });
export type SubmitBatch = z.infer<typeof SubmitBatch>;

/** The number printed on a form. */
export const PaperNumber = z.int().min(1).max(1_000_000);

/** A response that somebody typed in from a form on paper, outside of any collecting session. */
export const PaperResponse = BatchedResponse.omit({ session: true }).extend({ paperNumber: PaperNumber });
export type PaperResponse = z.infer<typeof PaperResponse>;

const Arrived = { id: z.uuid(), receipt: Receipt };

/**
 * What became of one response.
 * - `received`: stored, and counted from now on; `known`: it was already, and is not counted twice.
 * - `held`: given to a campaign that has closed since, or that is full; a facilitator decides, and until then it is in no figure.
 * - `to-correct`: never as it is; `code` and `errors` say why, as a problem would.
 * - `failed`: nothing is wrong with it; to be sent again later.
 */
export const BatchOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('received'), ...Arrived }),
  z.object({ outcome: z.literal('known'), ...Arrived }),
  z.object({ outcome: z.literal('held'), ...Arrived }),
  z.object({
    outcome: z.literal('to-correct'),
    code: z.string(),
    message: z.string(),
    errors: z.array(ProblemDetail),
  }),
  z.object({ outcome: z.literal('failed') }),
]);
export type BatchOutcome = z.infer<typeof BatchOutcome>;

/** One outcome for each response, in the order in which they were sent. */
export const BatchReceipt = z.object({ outcomes: z.array(BatchOutcome) });
export type BatchReceipt = z.infer<typeof BatchReceipt>;
