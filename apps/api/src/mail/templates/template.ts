import { type z } from 'zod';
import { type Language, PathOfOurs } from '@belvedere/contracts/text';

/** What a mail says, before it becomes text and HTML: one source for both. */
export interface Content {
  subject: string;
  body: Block[];
  /** Paths of the one-click unsubscription, for programs and for people. @see https://www.rfc-editor.org/rfc/rfc8058 */
  unsubscribe?: { post: string; page: string };
}

/** A part of a mail. Every link is a path of ours, made absolute when the mail is written. */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  /** The one thing that the mail asks to do. */
  | { kind: 'action'; text: string; path: string }
  | { kind: 'quote'; text: string }
  | { kind: 'list'; items: { text: string; path: string; note?: string }[] };

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const action = (text: string, path: string): Block => ({ kind: 'action', text, path });
export const quote = (text: string): Block => ({ kind: 'quote', text });

/** Mails never lead elsewhere. */
export const Path = PathOfOurs;

/** A kind of mail: what it is filled with, and what it says in each language. */
export interface Template<Data = unknown> {
  data: z.ZodType<Data>;
  /** Whoever reads this mail could act in the name of its recipient: forgotten once sent, never shown to others. */
  secret: boolean;
  /** Nobody must find afterwards to whom it went: the row goes with the mail, or when it is given up. */
  fleeting: boolean;
  /** It tells what came about in territories: one that belongs to none is of several, and shown to nobody of only one. */
  gathers: boolean;
  write: Record<Language, (data: Data) => Content>;
}

/** Declares a template; its type of data is that of the schema. */
export const template = <Data>(
  data: z.ZodType<Data>,
  write: Template<Data>['write'],
  { secret = false, fleeting = false, gathers = false } = {},
): Template<Data> => ({ data, secret, fleeting, gathers, write });
