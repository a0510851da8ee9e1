import { z } from 'zod';

export const Language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof Language>;

/** A text that people read, complete in both languages. */
export const LocalizedText = z.object({ fr: z.string().min(1), en: z.string().min(1) });
export type LocalizedText = z.infer<typeof LocalizedText>;

/** The name of something in an address: lower case, digits and hyphens. */
export const Slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** A day without time, as in ISO 8601: "2026-03-24". */
export const Day = z.iso.date();

/**
 * What the database cannot store (control characters, halves of characters), and marks that turn the direction of what
 * follows and so make a text read as another one. Arabic and Hebrew do not need them.
 */
const UNWANTED = /[\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINES = /[^\P{Cc}\n\t]/u;

const unwanted = 'unwanted characters';
/** A text that somebody types, in one line. */
export const Line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !UNWANTED.test(text) && !CONTROL.test(text), unwanted);
/** Several lines; browsers send each with a carriage return too. */
export const Lines = (most: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll('\r\n', '\n').trim())
    .max(most)
    .refine((text) => !UNWANTED.test(text) && !CONTROL_BUT_LINES.test(text), unwanted);

/** A path on this observatory, with its query, and never the address of another site. */
export const PathOfOurs = z.string().regex(/^\/(?![/\\])[^\s<>"\\]*$/, 'a path of ours, such as /compte');
