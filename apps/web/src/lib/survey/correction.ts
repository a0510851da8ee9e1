import type { WaitingResponse } from '@belvedere/contracts/outbox';
import type { SubmitResponse } from '@belvedere/contracts/responses';
import type { Waiting } from '#lib/outbox/device-database.ts';
import { discardWaiting, keepCorrection, putWaiting, replaceWaiting } from '#lib/outbox/outbox.ts';
import type { Draft } from './draft.ts';
import type { Keeping } from './keeping.ts';

/** Where a response that was refused waits. */
export interface CorrectionPlace {
  /** Puts it back as it was. */
  restore(refused: Waiting): Promise<unknown>;
  /** Keeps its answers as far as they are corrected, beside those that were refused. */
  keepCorrection(id: string, answers: Record<string, unknown>): Promise<void>;
  /** @param area by which it is counted */
  replace(id: string, corrected: WaitingResponse, area: string): Promise<void>;
  discard(id: string): Promise<unknown>;
}

const IN_OUTBOX: CorrectionPlace = {
  restore: (refused) => putWaiting([refused]),
  keepCorrection,
  replace: replaceWaiting,
  discard: discardWaiting,
};

/**
 * Where the answers of a refused response are while they are corrected: beside it, so that it stays as it was until the
 * correction is done, and whoever leaves midway finds both again.
 */
export class Correction implements Keeping {
  readonly shared = false;
  readonly queued = true;
  readonly session?: string;
  readonly refused: Waiting;
  private readonly place: CorrectionPlace;
  /** One after the other: the last change is the one that stays. */
  private writing: Promise<unknown> = Promise.resolve();
  private state: 'kept' | 'erased' | 'done' = 'kept';

  constructor(refused: Waiting, place = IN_OUTBOX) {
    this.refused = refused;
    this.place = place;
    if (refused.session !== undefined) this.session = refused.session;
  }

  /** Resolves once the device holds what was said last. */
  settled(): Promise<unknown> {
    return this.writing;
  }

  read(): Draft {
    const { id, answers, correction = answers, noticeVersion, channel, trouble } = this.refused;
    return {
      // Other answers are known under its id: these are another response.
      id: trouble?.code === 'response-already-given' ? crypto.randomUUID() : id,
      answers: correction,
      ...(noticeVersion !== undefined && { notice: noticeVersion }),
      ...(channel !== undefined && { channel }),
    };
  }

  keep({ answers }: Draft): boolean {
    const { id } = this.refused;
    const erased = this.state === 'erased';
    this.state = 'kept';
    this.write(async () => {
      if (erased) await this.place.restore(this.refused);
      await this.place.keepCorrection(id, answers);
    });
    return true;
  }

  erase(): void {
    if (this.state === 'done') return;
    this.state = 'erased';
    this.write(async () => void (await this.place.discard(this.refused.id)));
  }

  follow(): () => void {
    return () => undefined;
  }

  async wait(response: SubmitResponse, area: string): Promise<void> {
    await this.writing;
    const { id, territory, campaign, title, since } = this.refused;
    await this.place.replace(id, { ...response, territory, campaign, title, since }, area);
    this.state = 'done';
  }

  sent(): Promise<void> {
    return Promise.resolve();
  }

  private write(work: () => Promise<void>): void {
    // A device that keeps no more still has the correction on screen, and the refused response as it was.
    this.writing = this.writing.then(work).catch(() => undefined);
  }
}
