import { OutboxFile, WaitingResponse } from '@belvedere/contracts/outbox';

/** What a file held: the responses that can be read, and how many cannot. Undefined: it is no such file. */
export interface FileRead {
  responses: WaitingResponse[];
  unreadable: number;
}

/** Reads a file of responses that wait, which anybody may have edited since. */
export function readOutboxFile(text: string): FileRead | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const file = OutboxFile.safeParse(value);
  if (!file.success) return undefined;
  const read = file.data.responses.map((one) => WaitingResponse.safeParse(one));
  const responses = read.flatMap(({ data }) => (data ? [data] : []));
  return { responses, unreadable: read.length - responses.length };
}

/** Writes one. What an older app kept is written as it is: another device may understand more of it. */
export function writeOutboxFile(responses: readonly object[]): string {
  const file: OutboxFile = { format: 'belvedere/outbox', version: 1, responses: [...responses] };
  return JSON.stringify(file, null, 2);
}
