import type { SubmitResponse } from '@belvedere/contracts/responses';
import type { Waiting } from '#lib/outbox/device-database.ts';
import { discardWaiting, keepCorrection, putWaiting, replaceWaiting } from '#lib/outbox/outbox.ts';
import type { Draft } from './draft.ts';
import type { Keeping } from './keeping.ts';

/**
 * Where the answers of a refused response are while they are corrected: beside it in the outbox, so that it stays as it
 * was until the correction is done, and whoever leaves midway finds both again.
 */
export class Correction implements Keeping {
  readonly shared = false;
  readonly queued = true;
  private readonly refused: Waiting;
  /** One after the other: the last change is the one that stays. */
  private writing: Promise<unknown> = Promise.resolve();
  private state: 'kept' | 'erased' | 'done' = 'kept';

  constructor(refused: Waiting) {
    this.refused = refused;
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
      if (erased) await putWaiting([this.refused]);
      await keepCorrection(id, answers);
    });
    return true;
  }

  erase(): void {
    if (this.state === 'done') return;
    this.state = 'erased';
    this.write(() => discardWaiting(this.refused.id));
  }

  follow(): () => void {
    return () => undefined;
  }

  async wait(response: SubmitResponse): Promise<void> {
    await this.writing;
    const { id, territory, campaign, title, since } = this.refused;
    await replaceWaiting(id, { ...response, territory, campaign, title, since });
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
