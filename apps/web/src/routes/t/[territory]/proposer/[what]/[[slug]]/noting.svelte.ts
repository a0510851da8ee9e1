import type { WaitingObservation } from '@belvedere/contracts/outbox';
import type { Problem } from '@belvedere/contracts/problem';
import type { SentPhoto } from '@belvedere/contracts/proposals';
import type { Value, Values } from '@belvedere/domain/moderation';
import type { WaitingNote } from '#lib/outbox/device-database.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { fieldErrors, wholeError } from './field-errors.ts';
import { thanksPath } from './thanks.ts';
import { readValues, shownOf, type Typed } from './typed.ts';

/** What sending takes; fetched when the form is read, so that it is there when the network is not. */
const load = () =>
  Promise.all([
    import('#lib/outbox/observations.ts'),
    import('#lib/outbox/send-observations.ts'),
    import('#lib/outbox/background.ts'),
    import('#lib/outbox/keep.ts'),
  ]);

/**
 * An observation on its way, with scripts: it goes into the outbox of this device, then to the server, and leaves the
 * device once the server has it. Without a network it waits there.
 */
export class Noting {
  photo = $state.raw<SentPhoto | null>(null);
  /** It is in the outbox, and why. */
  waiting = $state<'network' | 'server'>();
  /** What the server refused, as it was typed. */
  refused = $state.raw<{ typed: Typed; errors: Record<string, string>; whole: string | undefined }>();
  /** Goes up when the form was filled from outside, so that its fields are drawn anew. */
  revision = $state(0);
  /** What was to be corrected is not on this device any more. */
  gone = $state(false);
  /** The one in the outbox that was refused, and is corrected here. It stays there until the server takes it. */
  corrected = $state.raw<WaitingNote>();
  /** The same until the server refuses it: however often it is sent, it is one observation. */
  private id: string | undefined;

  constructor(private readonly territory: () => string) {}

  /** From now on this form opens without a network. A device that cannot keep it is as before. */
  async keep(path: string): Promise<void> {
    try {
      const [, , , { keepForm }] = await load();
      await keepForm(path, { fr: 'Noter une observation', en: 'Note an observation' });
    } catch {
      // No such storage, or it is full.
    }
  }

  /** Takes up an observation that was refused, as it was typed. */
  async correct(id: string): Promise<void> {
    const waiting = await load()
      .then(([{ findObservation }]) => findObservation(id))
      .catch(() => undefined);
    this.gone = waiting?.territory !== this.territory();
    if (!waiting || this.gone) return;
    const { values, note, email, trouble, correction } = waiting;
    this.corrected = waiting;
    this.id = trouble?.code === 'proposal-id-taken' ? undefined : id;
    this.photo = correction ? correction.photo : waiting.photo;
    const noted = { ...shownOf(readable(values)), note: [note], proposer: [email ?? ''] };
    const typed = correction?.typed ?? noted;
    this.refuse(typed, { code: trouble?.code ?? '', errors: trouble?.errors });
    this.revision += 1;
  }

  /** Half a correction outlives leaving the form; what was refused stays beside it. */
  async keepTyped(typed: Typed): Promise<void> {
    const id = this.corrected?.id;
    if (id === undefined) return;
    const { photo } = this;
    try {
      const [{ keepObservationCorrection }] = await load();
      await keepObservationCorrection(id, { typed, photo });
    } catch {
      // A device that keeps no more still has it on screen.
    }
  }

  /** @returns where to go on; undefined when it waits, or was refused */
  async send(typed: Typed, known: boolean): Promise<string | undefined> {
    const observation = this.observation(typed);
    const [outbox, { sendObservation }, { askForBackgroundSending }] = await load();
    const before = this.corrected;
    // A device that keeps nothing can still send.
    const keeping = before
      ? outbox.replaceObservation(before.id, observation)
      : outbox.putObservations([observation]);
    const kept = await keeping.then(
      () => true,
      () => false,
    );
    const answered = await sendObservation(fetch, observation, { known });
    if (answered.outcome === 'unheard' && kept) {
      this.waiting = answered.why;
      this.refused = undefined;
      void askForBackgroundSending();
      return undefined;
    }
    const problem = answered.outcome === 'received' ? undefined : answered.problem;
    // Whatever the server has, or whoever noted it has on screen, the device need not hold; what waited goes on waiting.
    if (kept && before && answered.outcome !== 'received') {
      const { code = 'unavailable', title = '', errors } = problem ?? {};
      const trouble = {
        code,
        message: title,
        final: answered.outcome === 'refused',
        ...(errors && { errors }),
      };
      await outbox.noteObservationTrouble(observation.id, trouble);
      this.corrected = await outbox.findObservation(observation.id);
    } else if (kept) await outbox.removeObservation(observation.id);
    if (answered.outcome === 'received') return thanksPath(this.territory(), 'observation', answered.receipt);
    if (problem?.code === 'proposal-id-taken') this.id = undefined;
    this.refuse(typed, problem ?? { code: 'unavailable', errors: [] });
    return undefined;
  }

  private refuse(typed: Typed, problem: Pick<Problem, 'code' | 'errors'>): void {
    const errors = fieldErrors(problem);
    this.refused = { typed, errors, whole: Object.keys(errors).length > 0 ? undefined : wholeError(problem) };
  }

  private observation(typed: Typed): WaitingObservation {
    const said = (name: string) => typed[name]?.[0]?.trim() ?? '';
    this.id ??= crypto.randomUUID();
    return {
      ...{ id: this.id, territory: this.territory(), photo: this.photo, language: getLocale() },
      values: readValues('observation', typed) as WaitingObservation['values'],
      ...{ note: said('note'), email: said('proposer') || null, trap: said('confirmation') },
      since: this.corrected?.since ?? new Date().toISOString(),
    };
  }
}

/** What a form can show of what a device kept, which a file may have brought: anything else is as good as left empty. */
const readable = (values: WaitingObservation['values']): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value === null || typeof value === 'string' || Array.isArray(value),
    ) as [string, Value][],
  );
