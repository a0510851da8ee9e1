import { z } from 'zod';
import { Day, Language, Line, Lines } from './text.ts';

/** An address left in order to be written to. It is sent by itself, never with answers. */
export const LeaveContact = z.strictObject({
  name: Line(120).nullable(),
  email: z.email().max(254).toLowerCase(),
  message: Lines(1000).nullable(),
  language: Language,
  /** To be written to, and to nothing else. */
  consent: z.literal(true),
});
export type LeaveContact = z.infer<typeof LeaveContact>;

/** Who wants to be written to, latest week first; within a week in no order. */
export const ContactRequests = z.object({
  requests: z.array(
    z.object({
      id: z.uuid(),
      /** Its Monday: no day and no hour is kept. */
      week: Day,
      name: z.string().nullable(),
      email: z.string(),
      message: z.string().nullable(),
      language: Language,
    }),
  ),
});
export type ContactRequests = z.infer<typeof ContactRequests>;
