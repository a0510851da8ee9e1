import { OutboxFile, WaitingObservation, WaitingResponse } from '@belvedere/contracts/outbox';

/** What a file held: what of it can be read, and how much cannot. Undefined: it is no such file. */
export interface FileRead {
  responses: WaitingResponse[];
  observations: WaitingObservation[];
  unreadable: number;
}

/** Reads a file of what waits, which anybody may have edited since. */
export function readOutboxFile(text: string): FileRead | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data: file } = OutboxFile.safeParse(value);
  if (!file) return undefined;
  const responses = file.responses.flatMap((one) => WaitingResponse.safeParse(one).data ?? []);
  const observations = file.observations.flatMap((one) => WaitingObservation.safeParse(one).data ?? []);
  const all = file.responses.length + file.observations.length;
  return { responses, observations, unreadable: all - responses.length - observations.length };
}

/**
 * Writes one. What an older app kept is written as it is: another device may understand more of it. A file without
 * observations is one that older apps can read.
 */
export function writeOutboxFile(responses: readonly object[], observations: readonly object[] = []): string {
  const file = { format: 'belvedere/outbox', version: observations.length > 0 ? 2 : 1, responses };
  return JSON.stringify(observations.length > 0 ? { ...file, observations } : file, null, 2);
}
