import type { OpenedCollectingSession } from '@belvedere/contracts/collecting';
import { openCollectingSession, readKeyShare } from '#lib/api/collecting.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { forgetPage } from '#lib/outbox/keep.ts';
import type { Round } from '#lib/outbox/round.ts';
import { sendOutbox, type WaitingPlace } from '#lib/outbox/send-outbox.ts';
import type { CollectingDevice, Trouble } from '#lib/outbox/device-database.ts';
import type { Correction } from '#lib/survey/correction.ts';
import type { Keeping } from '#lib/survey/keeping.ts';
import { canSeal, newKey, unlock } from './device-key.ts';
import { correctSealed } from './sealed-correction.ts';
import {
  countOpened,
  findDevice,
  forgetDevice,
  type Interview,
  interviewsOf,
  keepDevice,
  keepInterview,
  noteInterviewTrouble,
  waitingOf,
  withdrawInterview,
} from './sealed-interviews.ts';

/** Why a PIN did not open, or a key could not be made: a code of the API, `network`, or `wrong-pin`. */
type Refusal = string;

/** Under which pages take turns. */
const LOCK = 'belvedere:collecting';

/**
 * One device in a collecting session. Interviews are sealed as soon as they wait, for which no PIN is needed; sending them
 * takes the private half of the key, which is in the memory of this page only between unlocking and locking.
 */
export class SharedDevice {
  /** `unable`: this browser cannot seal; `unreadable`: nor say what it holds; `bare`: no PIN was chosen here yet. */
  phase = $state<'loading' | 'unable' | 'unreadable' | 'bare' | 'locked' | 'unlocked'>('loading');
  waiting = $state(0);
  arrived = $state(0);
  /** Those that wait because the server refused them, and why; nothing that they say. */
  refusals = $state.raw<readonly { id: string; trouble: Trouble }[]>([]);
  /** Of those that wait, how many this key does not open; known while unlocked only. */
  unopened = $state(0);
  /** Interviews by the code of their neighbourhood; known while unlocked only. */
  byArea = $state.raw<ReadonlyMap<string, number>>();
  /** Why the session opens no more, as a code of the API. */
  closed = $state<string>();
  /** Only the clock of this device says so, which may be wrong. */
  closedByClock = $state(false);
  /** The PIN just chosen does not count: another page of this device was first. */
  chosenBefore = $state(false);
  sending = $state(false);
  /** What came of the last sending. */
  round = $state.raw<Round>();

  private readonly token: string;
  private device = $state.raw<CollectingDevice>();
  private secret: CryptoKey | undefined;

  constructor(token: string, closed: string | undefined) {
    this.token = token;
    this.closed = closed;
  }

  /** Where this device was, also when the session cannot be asked for any more. */
  get place(): string | undefined {
    return this.device?.place;
  }

  /** Looks what this device holds of the session. */
  async load(): Promise<void> {
    this.lock();
    if (!canSeal()) {
      this.phase = 'unable';
      return;
    }
    try {
      this.device = await findDevice(this.token);
      await this.refresh();
      this.phase = this.device ? 'locked' : 'bare';
    } catch {
      // Not the same as a bare device: there may be a key, and interviews that only it opens.
      this.phase = 'unreadable';
    }
  }

  /** Makes the key of this device under a PIN, if there is none. @returns why not */
  protect(pin: string, place: string): Promise<Refusal | undefined> {
    return this.withShare(async (share) => {
      this.device = await keepDevice({ token: this.token, place, key: await newKey(pin, share) });
      const refusal = await this.open(pin, share);
      this.chosenBefore = refusal !== undefined;
      if (this.chosenBefore) this.phase = 'locked';
      return refusal;
    });
  }

  /** @returns why not */
  unlock(pin: string): Promise<Refusal | undefined> {
    return this.withShare((share) => this.open(pin, share));
  }

  lock(): void {
    this.secret = undefined;
    this.byArea = undefined;
    this.unopened = 0;
    if (this.phase === 'unlocked') this.phase = 'locked';
  }

  /** Sends what waits. @param again also what was refused before */
  async send(again = false): Promise<void> {
    const secret = this.secret;
    if (!secret || this.sending) return;
    this.sending = true;
    try {
      this.round = await sendOutbox(fetch, { again, from: this.placeOf(secret) });
    } catch {
      // Taken off this device meanwhile: what arrived is counted by the server.
    } finally {
      this.sending = false;
      await this.refresh();
    }
  }

  /** Asks whether the session still opens; the clock says so only as long as the server does not. */
  async look({ endsAt }: Pick<OpenedCollectingSession, 'endsAt'>): Promise<void> {
    try {
      await openCollectingSession(fetch, this.token);
      [this.closed, this.closedByClock] = [undefined, false];
    } catch (failure) {
      const problem = failure instanceof RequestFailure ? failure.problem : undefined;
      if (problem?.status === 410 || problem?.status === 404)
        [this.closed, this.closedByClock] = [problem.code, false];
      else if (!this.closed || this.closedByClock) {
        this.closedByClock = Date.parse(endsAt) <= Date.now();
        this.closed = this.closedByClock ? 'collecting-session-over' : undefined;
      }
    }
  }

  /** Takes the session off this device, with whatever waits. @param path of the page that is kept for it */
  async forget(path: string): Promise<void> {
    await forgetDevice(this.token);
    await forgetPage(path);
    this.lock();
    this.device = undefined;
    this.phase = 'bare';
    [this.waiting, this.arrived, this.refusals] = [0, 0, []];
  }

  /**
   * Whoever answered without a network changes their mind before they leave: later no code would let them erase it. Not
   * while it is being sent. @returns false when it is on the server already
   */
  async withdraw(id: string): Promise<boolean> {
    const withdrawn = await navigator.locks.request(LOCK, () => withdrawInterview(id));
    await this.refresh().catch(() => undefined);
    return withdrawn;
  }

  /** Where the answers of one interview go. */
  keeping(campaign: { slug: string; title: { fr: string; en: string } }, territory: string): Keeping {
    return {
      shared: true,
      session: this.token,
      read: () => undefined,
      keep: () => false,
      erase: () => undefined,
      follow: () => () => undefined,
      wait: async (response, area) => {
        const since = new Date().toISOString();
        const waiting = { ...response, territory, campaign: campaign.slug, title: campaign.title, since };
        await this.seal(response.id, { area, response: waiting });
        await this.refresh().catch(() => undefined);
      },
      // On the server already: a counter that is one short is no reason to say that something failed.
      sent: async ({ id, area }) => {
        await keepInterview(this.known, id, { area: area?.code ?? '' })
          .then(() => this.refresh())
          .catch(() => undefined);
      },
    };
  }

  /** For whoever has the PIN, who runs the session: a refused interview to correct, if it opens and is still here. */
  async correct(id: string): Promise<Correction | undefined> {
    const correction =
      this.secret && (await correctSealed(this.known, this.secret, id, () => this.withdraw(id)));
    if (!correction) await this.refresh();
    return correction;
  }

  private get known(): CollectingDevice {
    if (!this.device) throw new Error('No PIN was chosen on this device');
    return this.device;
  }

  private async open(pin: string, share: string): Promise<Refusal | undefined> {
    const secret = await unlock(this.known.key, pin, share);
    if (!secret) return 'wrong-pin';
    this.secret = secret;
    this.chosenBefore = false;
    return undefined;
  }

  /** Another page may have taken the session off this device, or protected it anew: what fails is tried with what is here. */
  private async seal(id: string, interview: Interview): Promise<void> {
    try {
      await keepInterview(this.known, id, interview);
    } catch {
      await this.load();
      await keepInterview(this.known, id, interview);
    }
  }

  private async withShare(
    work: (share: string) => Promise<Refusal | undefined>,
  ): Promise<Refusal | undefined> {
    // Also while something is being sent: nothing may pass for a PIN that was right but a PIN that was right.
    try {
      const { share } = await readKeyShare(fetch, this.token);
      const refusal = await work(share);
      if (refusal === undefined) this.phase = 'unlocked';
      await this.refresh();
      return refusal;
    } catch (failure) {
      return failure instanceof RequestFailure ? failure.problem.code : 'unexpected';
    }
  }

  private async refresh(): Promise<void> {
    const all = await interviewsOf(this.token);
    const waiting = all.filter(({ arrived }) => !arrived);
    this.waiting = waiting.length;
    this.arrived = all.length - waiting.length;
    this.refusals = waiting.flatMap(({ id, trouble }) => (trouble?.final ? [{ id, trouble }] : []));
    const opened = this.secret && (await countOpened(this.token, this.secret));
    [this.byArea, this.unopened] = [opened?.byArea, opened?.unopened ?? 0];
  }

  private placeOf(secret: CryptoKey): WaitingPlace {
    return {
      lock: LOCK,
      all: () => waitingOf(this.token, secret),
      // The receipt goes to nobody: whoever answered is not here any more.
      noteArrived: async ({ id }, { area }) => keepInterview(this.known, id, { area: area?.code ?? '' }),
      noteTrouble: noteInterviewTrouble,
    };
  }
}
