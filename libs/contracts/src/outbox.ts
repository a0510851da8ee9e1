import { z } from 'zod';
import { BatchedResponse } from './responses.ts';
import { LocalizedText, Slug } from './text.ts';

/** A response that waits on a device, with what is needed to send it and to tell it apart from others. */
export const WaitingResponse = z.object({
  ...BatchedResponse.shape,
  territory: Slug,
  title: LocalizedText,
  /** When it was given. */
  since: z.iso.datetime(),
});
export type WaitingResponse = z.infer<typeof WaitingResponse>;

/**
 * The file in which responses that wait leave a device, to be sent from another one. Each response is read by itself:
 * one that is damaged keeps none of the others back.
 */
export const OutboxFile = z.object({
  format: z.literal('belvedere/outbox'),
  version: z.literal(1),
  responses: z.array(z.unknown()),
});
export type OutboxFile = z.infer<typeof OutboxFile>;
