import type { Arrived, Waiting } from '#lib/outbox/device-database.ts';
import { readOutboxFile } from '#lib/outbox/outbox-file.ts';
import {
  allArrived,
  allWaiting,
  discardWaiting,
  forgetArrived,
  onOutboxChange,
  putWaiting,
} from '#lib/outbox/outbox.ts';
import { type Round, sendOutbox } from '#lib/outbox/send-outbox.ts';
import { formatList } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** The outbox of this device as the page shows it. */
export class Outbox {
  /** Undefined until the device has told it. */
  waiting = $state.raw<Waiting[]>();
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
    this.said = inWords(round);
  }

  /** Takes over what a file holds, and sends it. A file that is none changes nothing. */
  async take(file: File): Promise<void> {
    const read = readOutboxFile(await file.text());
    if (!read) {
      this.said = m.outbox_import_none();
      return;
    }
    const fresh = await putWaiting(read.responses);
    const taken = [m.outbox_imported({ count: fresh })];
    const already = read.responses.length - fresh;
    if (already > 0) taken.push(m.outbox_imported_here({ count: already }));
    if (read.unreadable > 0) taken.push(m.outbox_imported_unreadable({ count: read.unreadable }));
    const sentence = taken.join(' ');
    await this.retry();
    this.said = `${sentence} ${this.said}`;
  }

  discard(id: string): Promise<void> {
    return discardWaiting(id);
  }

  forget(): Promise<void> {
    return forgetArrived();
  }

  private async look(): Promise<void> {
    try {
      [this.waiting, this.arrived] = await Promise.all([allWaiting(), allArrived()]);
    } catch {
      this.unavailable = true;
    }
  }
}

/** "20 reçues, 1 déjà connue et 1 à corriger." */
function inWords({ received, known, held, toCorrect, stopped }: Round): string {
  const parts = [
    ...(received > 0 ? [m.outbox_received({ count: received })] : []),
    ...(known > 0 ? [m.outbox_known({ count: known })] : []),
    ...(held > 0 ? [m.outbox_held({ count: held })] : []),
    ...(toCorrect > 0 ? [m.outbox_to_correct({ count: toCorrect })] : []),
  ];
  const sentences = parts.length > 0 ? [m.outbox_round({ parts: formatList(parts) })] : [];
  if (stopped) sentences.push(stopped === 'network' ? m.outbox_stopped_network() : m.outbox_stopped_server());
  return sentences.join(' ');
}
