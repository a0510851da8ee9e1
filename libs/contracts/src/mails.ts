import { z } from 'zod';
import { Line } from './text.ts';

/**
 * `queued`: never tried; `failed`: will be tried again; `dead`: refused for good, or given up; `expired`: waited too
 * long to be sent unless somebody asks.
 */
export const MailState = z.enum(['queued', 'sent', 'failed', 'dead', 'expired']);
export type MailState = z.infer<typeof MailState>;

/** A mail of the outbox, as the list shows it. */
export const MailSummary = z.object({
  id: z.uuid(),
  recipient: z.string(),
  template: z.string(),
  state: MailState,
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  attempts: z.int(),
  /** What the server said last, in its own words. */
  lastError: z.string().nullable(),
  /** When it is tried next; null when it will not be. */
  nextAttemptAt: z.iso.datetime().nullable(),
});
export type MailSummary = z.infer<typeof MailSummary>;

export const MailQuery = z.object({
  state: MailState.optional(),
  template: Line(80).optional(),
  /** Part of an address. */
  search: Line(120).optional(),
  /** Mails older than this one: `next` of the page before. */
  before: z.uuid().optional(),
});
export type MailQuery = z.infer<typeof MailQuery>;

/** Newest first; `next` is null on the last page. */
export const MailPage = z.object({
  mails: z.array(MailSummary),
  next: z.uuid().nullable(),
  /** Kinds of mail that occur here, to filter by. */
  templates: z.array(z.string()),
  /** Whether mails leave at all; otherwise they wait, to be read here. */
  leaving: z.boolean(),
});
export type MailPage = z.infer<typeof MailPage>;

/**
 * What a mail says. Nobody but its recipient may read a secret (`secret`), which is forgotten once it is sent
 * (`forgotten`); a mail of another version of the software cannot be written any more (`unknown`).
 */
export const MailText = z.union([
  z.object({ shown: z.literal(true), subject: z.string(), text: z.string(), html: z.string() }),
  z.object({ shown: z.literal(false), why: z.enum(['secret', 'forgotten', 'unknown']) }),
]);
export type MailText = z.infer<typeof MailText>;

export const MailDetail = MailSummary.extend({ content: MailText });
export type MailDetail = z.infer<typeof MailDetail>;
