import { z } from 'zod';
import { draftKey, eraseDraft, type DraftOwner } from './draft-key.ts';

/**
 * Answers kept on the device until they are sent. `id` is drawn once, so that every try at sending is the same
 * response; the answers are read again by the survey's reader before they are sent.
 */
const Draft = z.object({
  id: z.uuid(),
  answers: z.record(z.string(), z.unknown()),
  /** The version of the notice that was read before the first question. */
  notice: z.int().positive().optional(),
  /** By which channel the person came. */
  channel: z.string().optional(),
});
export type Draft = z.infer<typeof Draft>;

/**
 * A draft without answers, under an id of its own.
 * @param notice the version that was read @param channel the code of the channel by which the person came
 */
export const newDraft = (notice: number, channel: string | undefined): Draft => ({
  id: crypto.randomUUID(),
  answers: {},
  notice,
  ...(channel !== undefined && { channel }),
});

/** The draft of this device; undefined when there is none, or when what is kept cannot be understood. */
export function readDraft(owner: DraftOwner): Draft | undefined {
  try {
    return parseDraft(localStorage.getItem(draftKey(owner)));
  } catch {
    return undefined;
  }
}

/** Reads what a device kept, which anything may have changed since. */
export function parseDraft(kept: string | null): Draft | undefined {
  if (kept === null) return undefined;
  try {
    return Draft.safeParse(JSON.parse(kept)).data;
  } catch {
    return undefined;
  }
}

/** Keeps a draft. @returns false when the device keeps nothing (private browsing, full storage) */
export function keepDraft(owner: DraftOwner, draft: Draft): boolean {
  try {
    localStorage.setItem(draftKey(owner), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Calls back when another tab changed or erased the draft. @returns how to stop listening */
export function onDraftChange(owner: DraftOwner, changed: (draft: Draft | undefined) => void): () => void {
  const key = draftKey(owner);
  const listen = (event: StorageEvent) => {
    if (event.key === key || event.key === null) changed(parseDraft(event.newValue));
  };
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}

export { eraseDraft };
