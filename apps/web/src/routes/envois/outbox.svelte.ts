import type { Arrived, Waiting, WaitingNote } from '#lib/outbox/device-database.ts';
import { allObservations, putObservations, removeObservation } from '#lib/outbox/observations.ts';
import { readOutboxFile } from '#lib/outbox/outbox-file.ts';
import {
  allArrived,
  allWaiting,
  discardWaiting,
  forgetArrived,
  onOutboxChange,
  putWaiting,
} from '#lib/outbox/outbox.ts';
import { roundText } from '#lib/outbox/round-text.ts';
import { sendOutbox } from '#lib/outbox/send-outbox.ts';
import { m } from '#lib/paraglide/messages.js';

/** The outbox of this device as the page shows it. */
export class Outbox {
  /** Undefined until the device has told it. */
  waiting = $state.raw<Waiting[]>();
  observations = $state.raw<WaitingNote[]>([]);
  arrived = $state.raw<Arrived[]>([]);
  /** This browser keeps nothing. */
  unavailable = $state(false);
  sending = $state(false);
  /** Where `said` is told: what was pressed may be gone with what it erased. */
  told = $state<HTMLElement>();
  private round: Promise<void> | undefined;
  /** What came of the last thing that was done. */
  said = $state('');

  /** Shows what is there, and whatever changes, in this tab, another one or the background. @returns how to stop */
  follow(): () => void {
    void this.look();
    const stop = onOutboxChange(() => void this.look());
    const online = () => void this.retry();
    addEventListener('online', online);
    return () => {
      stop();
      removeEventListener('online', online);
    };
  }

  /** Sends everything once more, what was refused included. */
  retry(): Promise<void> {
    this.round ??= this.send().finally(() => (this.round = undefined));
    return this.round;
  }

  private async send(): Promise<void> {
    this.sending = true;
    this.said = '';
    const round = await sendOutbox(fetch, { again: true }).finally(() => (this.sending = false));
    this.said = roundText(round);
  }

  /** Takes over what a file holds, and sends it. A file that is none changes nothing. */
  async take(file: File): Promise<void> {
    const read = readOutboxFile(await file.text());
    if (!read) {
      this.said = m.outbox_import_none();
      return;
    }
    let fresh: number;
    try {
      fresh = (await putWaiting(read.responses)) + (await putObservations(read.observations));
    } catch {
      this.said = m.outbox_import_unkept();
      return;
    }
    const taken = [m.outbox_imported({ count: fresh })];
    const already = read.responses.length + read.observations.length - fresh;
    if (already > 0) taken.push(m.outbox_imported_here({ count: already }));
    if (read.unreadable > 0) taken.push(m.outbox_imported_unreadable({ count: read.unreadable }));
    const sentence = taken.join(' ');
    // One that is under way began without them.
    await this.round?.catch(() => undefined);
    await this.retry();
    this.said = `${sentence} ${this.said}`;
  }

  discard(id: string): Promise<void> {
    return this.erased(discardWaiting(id));
  }

  discardObservation(id: string): Promise<void> {
    return this.erased(removeObservation(id));
  }

  forget(): Promise<void> {
    return this.erased(forgetArrived());
  }

  private async erased(erasing: Promise<void>): Promise<void> {
    await erasing;
    this.said = m.outbox_discarded();
    this.told?.focus();
  }

  private async look(): Promise<void> {
    try {
      [this.waiting, this.observations, this.arrived] = await Promise.all([
        allWaiting(),
        allObservations(),
        allArrived(),
      ]);
    } catch {
      this.unavailable = true;
    }
  }
}
