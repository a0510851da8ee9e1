import type { Receipt, SubmitResponse } from '@belvedere/contracts/responses';
import type { LocalizedText } from '@belvedere/contracts/text';
import { putWaiting } from '#lib/outbox/outbox.ts';
import type { DraftOwner } from './draft-key.ts';
import { eraseDraft, keepDraft, onDraftChange, readDraft, type Draft } from './draft.ts';

/** Where answers are while they are given, and where they wait until they can be sent. */
export interface Keeping {
  /** The device goes from hand to hand: nothing is kept before the end, and the next one finds nothing. */
  readonly shared: boolean;
  /** What is sent goes through the outbox, never from here: it was refused, and goes back the way that it came. */
  readonly queued?: boolean;
  /** The token of the collecting session in which the answers are given. */
  readonly session?: string;
  read(): Draft | undefined;
  /** @returns false when nothing is kept */
  keep(draft: Draft): boolean;
  erase(): void;
  /** Calls back when another tab changed or erased the draft. @returns how to stop listening */
  follow(changed: (draft: Draft | undefined) => void): () => void;
  /** The response could not be sent. When this returns, the device holds it. @param area by which it is counted */
  wait(response: SubmitResponse, area: string): Promise<void>;
  /** The response is on the server. */
  sent(receipt: Receipt): Promise<void>;
}

/** A device of one's own: drafts stay through a reload, and what waits goes into the outbox. */
export const onOwnDevice = (owner: DraftOwner, title: LocalizedText): Keeping => ({
  shared: false,
  read: () => readDraft(owner),
  keep: (draft) => keepDraft(owner, draft),
  erase: () => eraseDraft(owner),
  follow: (changed) => onDraftChange(owner, changed),
  wait: async (response) => {
    const { territory, campaign } = owner;
    await putWaiting([{ ...response, territory, campaign, title, since: new Date().toISOString() }]);
  },
  sent: () => Promise.resolve(),
});
