import { z } from 'zod';
import { RoughCount } from './channels.ts';
import { HeldReason } from './responses.ts';
import { Day, LocalizedText, Slug } from './text.ts';

/** Late answers that wait for a decision, by campaign. Nobody reads them before they are counted. */
export const HeldResponses = z.object({
  campaigns: z.array(
    z.object({
      campaign: Slug,
      title: LocalizedText,
      /** Last day on which answers were taken; null when the campaign was opened again. */
      closedOn: Day.nullable(),
      /** Beside a cap of an area, the exact number would tell how many answered there. */
      responses: RoughCount,
      /** Why they wait; each once. */
      reasons: z.array(HeldReason),
      /** Days on which the first and the last of them came. */
      from: Day,
      to: Day,
    }),
  ),
});
export type HeldResponses = z.infer<typeof HeldResponses>;

/** Whether those of a campaign are counted, or go. */
export const HeldDecision = z.strictObject({ accept: z.boolean() });
export type HeldDecision = z.infer<typeof HeldDecision>;
