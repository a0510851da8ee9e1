import type { Area } from '@belvedere/contracts/areas';
import type { Campaign } from '@belvedere/contracts/campaigns';
import type { WaitingResponse } from '@belvedere/contracts/outbox';
import { PaperNumber } from '@belvedere/contracts/responses';
import { paperSheet, type PaperQuestion } from '@belvedere/domain/paper';
import {
  type Answer,
  AREA_QUESTION,
  type CompiledSurvey,
  compileSurvey,
  problemTexts,
} from '@belvedere/domain/survey';
import { formatMoment } from '#lib/format.ts';
import type { Waiting } from '#lib/outbox/device-database.ts';
import {
  findWaiting,
  keepCorrection,
  type KnownForm,
  knownForms,
  onOutboxChange,
  putWaiting,
  replaceWaiting,
} from '#lib/outbox/outbox.ts';
import { type NumberedArea, numberedAreas } from '#lib/paper/numbered-areas.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { eraseSheet, keepSheet, keptSheet } from './kept-sheet.ts';

export interface EntryParts {
  territory: string;
  campaign: Campaign;
  definition: Record<string, unknown>;
  areas: readonly Area[];
}

type Answers = Readonly<Record<string, Answer>>;

/** One form after the other, typed in by somebody who holds the sheets. */
export class Entry {
  readonly questions: PaperQuestion[];
  readonly areas: NumberedArea[];
  readonly survey: CompiledSurvey;
  private readonly parts: EntryParts;

  /** As typed. */
  number = $state('');
  numberProblem = $state('');
  answers = $state.raw<Answers>({});
  /** Goes up when the answers were replaced, so that the fields are drawn anew. */
  revision = $state(0);
  /** What came of the last form. */
  said = $state('');
  saving = $state(false);
  /** The response that is corrected, as it waits; a new form otherwise. */
  corrected = $state.raw<Waiting>();
  /** What is missing is told of questions that were passed, and of all once the form was to be saved. */
  private passed = $state.raw<ReadonlySet<string>>(new Set());
  private tried = $state(false);

  readonly asked = $derived.by(() => this.survey.asked(this.answers));
  private readonly codes: ReadonlySet<string>;
  private known: ReadonlyMap<number, KnownForm> = new Map();

  constructor(parts: EntryParts) {
    this.parts = parts;
    this.survey = compileSurvey(parts.definition);
    this.questions = paperSheet(this.survey.definition);
    this.areas = numberedAreas(parts.areas);
    this.codes = new Set(parts.areas.map(({ code }) => code));
    const kept = keptSheet(this.owner);
    if (!kept) return;
    this.number = kept.number;
    this.answers = kept.answers as Answers;
  }

  /** What is wrong, in words, by question; told as soon as it is typed. */
  readonly problems = $derived.by(() => {
    const read = this.read();
    const told = new Map<string, string>();
    if (read.ok) return told;
    for (const { path, code } of read.problems) {
      const [name = ''] = path.split('.');
      if (code === 'required' && !this.tried && !this.passed.has(name)) continue;
      if (!told.has(name)) told.set(name, problemTexts[code][getLocale()]);
    }
    return told;
  });

  /** Takes up a response that was refused. */
  async correct(id: string): Promise<void> {
    const waiting = await findWaiting(id);
    if (waiting?.campaign !== this.parts.campaign.slug || waiting.paperNumber === undefined) {
      this.said = m.entry_nothing_to_correct();
      return;
    }
    this.corrected = waiting;
    this.number = String(waiting.paperNumber);
    const known = new Set(this.questions.map(({ name }) => name));
    this.answers = Object.fromEntries(
      Object.entries((waiting.correction ?? waiting.answers) as Answers).filter(([name]) => known.has(name)),
    );
    this.tried = true;
    this.revision += 1;
  }

  answer(name: string, value: Answer | undefined): void {
    const others = Object.entries(this.answers).filter(([one]) => one !== name);
    this.answers = { ...Object.fromEntries(others), ...(value !== undefined && { [name]: value }) };
    this.said = '';
    this.keep();
  }

  /** Told once more when it is left without an answer. @returns whether it may be left */
  pass(name: string): boolean {
    this.passed = new Set([...this.passed, name]);
    return !this.problems.has(name);
  }

  /** Follows which forms this device knows, so that a number is judged while it is typed. @returns how to stop */
  follow(): () => void {
    void this.look();
    return onOutboxChange(() => void this.look());
  }

  /** At once: whoever types fast is at the next field already. @returns whether the number may be used */
  checkNumber(): boolean {
    this.numberProblem = '';
    this.keep();
    const read = PaperNumber.safeParse(Number(this.number.trim() || Number.NaN));
    if (!read.success) {
      this.numberProblem = m.entry_number_invalid();
      return false;
    }
    const known = this.known.get(read.data);
    if (!known || known.id === this.corrected?.id) return true;
    const moment = formatMoment(known.at);
    this.numberProblem = known.sent ? m.entry_number_sent({ moment }) : m.entry_number_waits({ moment });
    return false;
  }

  private async look(): Promise<void> {
    const { territory, campaign } = this.parts;
    this.known = await knownForms(territory, campaign.slug).catch(() => this.known);
  }

  /**
   * Puts the form into the outbox, and makes room for the next one.
   * @returns what is to be corrected first: `number`, or a question; null once it is saved
   * @throws when this device does not keep it; it is still on screen
   */
  async save(): Promise<string | null> {
    this.saving = true;
    this.tried = true;
    try {
      await this.look();
      if (!this.checkNumber()) return 'number';
      const read = this.read();
      if (!read.ok) return read.problems[0]?.path.split('.')[0] ?? AREA_QUESTION;
      await this.put({ ...read.answers });
      return null;
    } finally {
      this.saving = false;
    }
  }

  private async put(answers: Record<string, unknown>): Promise<void> {
    const { territory, campaign } = this.parts;
    const before = this.corrected;
    const number = Number(this.number);
    const response: WaitingResponse = {
      ...{ territory, campaign: campaign.slug, title: campaign.title, answers },
      ...{ surveyVersion: campaign.survey.version, language: before?.language ?? getLocale() },
      id: before && before.trouble?.code !== 'response-already-given' ? before.id : crypto.randomUUID(),
      since: before?.since ?? new Date().toISOString(),
      ...(before?.channel !== undefined && { channel: before.channel }),
      ...(before?.noticeVersion !== undefined && { noticeVersion: before.noticeVersion }),
      paperNumber: number,
    };
    if (before) await replaceWaiting(before.id, response);
    else await putWaiting([response]);
    // Half a form may be kept meanwhile, of another sheet than the one that was corrected.
    if (!before) eraseSheet(this.owner);
    this.clear(String(number + 1));
    this.said = m.entry_saved({ number });
  }

  private clear(next: string): void {
    this.corrected = undefined;
    this.number = next;
    this.numberProblem = '';
    this.answers = {};
    this.passed = new Set();
    this.tried = false;
    this.revision += 1;
  }

  /** Only what is asked: an answer that a later one made pointless is not sent. */
  private read() {
    const asked = Object.entries(this.answers).filter(([name]) => this.asked.has(name));
    return this.survey.read(Object.fromEntries(asked), {
      areas: this.codes,
      leastAge: this.parts.campaign.notice.leastAge,
    });
  }

  private keep(): void {
    if (this.corrected) void keepCorrection(this.corrected.id, this.answers).catch(() => undefined);
    else keepSheet(this.owner, { number: this.number, answers: this.answers });
  }

  private get owner() {
    const { territory, campaign } = this.parts;
    return { territory, campaign: campaign.slug, version: campaign.survey.version };
  }
}
