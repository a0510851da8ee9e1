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
  async retry(): Promise<void> {
    if (this.sending) return;
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
    const fresh = (await putWaiting(read.responses)) + (await putObservations(read.observations));
    const taken = [m.outbox_imported({ count: fresh })];
    const already = read.responses.length + read.observations.length - fresh;
    if (already > 0) taken.push(m.outbox_imported_here({ count: already }));
    if (read.unreadable > 0) taken.push(m.outbox_imported_unreadable({ count: read.unreadable }));
    const sentence = taken.join(' ');
    await this.retry();
    this.said = `${sentence} ${this.said}`;
  }

  discard(id: string): Promise<void> {
    return discardWaiting(id);
  }

  discardObservation(id: string): Promise<void> {
    return removeObservation(id);
  }

  forget(): Promise<void> {
    return forgetArrived();
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
