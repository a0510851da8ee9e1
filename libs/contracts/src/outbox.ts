import { z } from 'zod';
import { SentPhoto } from './proposals.ts';
import { BatchedResponse, PaperNumber } from './responses.ts';
import { Language, LocalizedText, Slug } from './text.ts';

/** A response that waits on a device, with what is needed to send it and to tell it apart from others. */
export const WaitingResponse = z.object({
  ...BatchedResponse.shape,
  territory: Slug,
  /** Of a form on paper, from which it was typed in. */
  paperNumber: PaperNumber.optional(),
  title: LocalizedText,
  /** When it was given. */
  since: z.iso.datetime(),
});
export type WaitingResponse = z.infer<typeof WaitingResponse>;

/** An observation that waits on a device. What it says is read by the server: none is lost for a word that is missing. */
export const WaitingObservation = z.object({
  id: z.uuid(),
  territory: Slug,
  values: z.record(z.string(), z.json()),
  photo: SentPhoto.nullable(),
  note: z.string(),
  email: z.string().nullable(),
  trap: z.string(),
  language: Language,
  /** When it was noted. */
  since: z.iso.datetime(),
});
export type WaitingObservation = z.infer<typeof WaitingObservation>;

/**
 * The file in which what waits leaves a device, to be sent from another one. Each thing is read by itself: one that is
 * damaged keeps none of the others back. The second version has observations beside responses.
 */
export const OutboxFile = z.object({
  format: z.literal('belvedere/outbox'),
  version: z.union([z.literal(1), z.literal(2)]),
  responses: z.array(z.unknown()),
  observations: z.array(z.unknown()).default([]),
});
export type OutboxFile = z.infer<typeof OutboxFile>;
