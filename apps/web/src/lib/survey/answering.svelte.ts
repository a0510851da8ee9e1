import type { Area, AreaKind, AreaOutlines } from '@belvedere/contracts/areas';
import type { Receipt, SubmitResponse } from '@belvedere/contracts/responses';
import { Places } from '@belvedere/domain/geography/rough';
import {
  compileSurvey,
  type CompiledSurvey,
  type ReadContext,
  type ScreenOut,
} from '@belvedere/domain/survey';
import { MapQuestion } from '@belvedere/domain/survey/question';
import { AREA_QUESTION } from '@belvedere/domain/survey/special-answers';
import type { PageModel, Question, SurveyModel } from 'survey-core';
import type { DraftOwner } from './draft-key.ts';
import { newDraft, type Draft } from './draft.ts';
import type { Keeping } from './keeping.ts';
import { renderMaps } from './map-renderer.ts';
import { renderNeighbourhoods } from './neighbourhood-renderer.ts';
import { personalDetails, type PersonalDetail } from './personal-details.ts';
import { send, type Sending } from './send.ts';
import { answersOf, surveyModel } from './survey-model.ts';

/** What a questionnaire is made of. */
export interface AnsweringParts {
  owner: DraftOwner;
  keeping: Keeping;
  definition: Record<string, unknown>;
  language: 'fr' | 'en';
  /** The version of the notice that the page shows. */
  notice: number;
  /** Nobody younger may answer. */
  leastAge: number;
  /** The code of the channel by which the page was opened. */
  channel: string | undefined;
  areaKind: AreaKind;
  areas: readonly Area[];
  /** The neighbourhood that was chosen before SurveyJS was there. */
  area?: string | undefined;
  /** Outlines of every kind of areas, for a survey that asks for places. */
  outlines?: AreaOutlines | undefined;
}

/** Steps besides the pages of the survey, which go by their names. */
export const REVIEW = 'review';

/** One person answering one campaign on this device: the answers, where they are kept, and their sending. */
export class Answering {
  readonly model: SurveyModel;
  readonly parts: AnsweringParts;
  /** False once the device refused to keep the answers. */
  kept = $state(true);
  /** Set when the answers were received; nothing else of them is left. */
  receipt = $state.raw<Receipt>();
  /** The id under which the answers wait in the outbox, and why they are not sent yet; nothing else of them is left here. */
  waiting = $state.raw<{ id: string; why: 'offline' | 'down' }>();
  /** Set when the survey is not for this person; nothing was stored. */
  stopped = $state.raw<ScreenOut>();
  sending = $state(false);
  /** How the last try at sending failed. */
  failure = $state.raw<Exclude<Sending, { outcome: 'received' }>>();
  /** Personal details that the free texts of the page on screen seem to hold. */
  details = $state.raw<PersonalDetail[]>([]);
  /** Goes up when the answers were replaced from outside, so that the questions are drawn anew. */
  revision = $state(0);

  private draft: Draft;
  private adopting = false;
  private readonly survey: CompiledSurvey;
  private readonly context: ReadContext;
  private readonly screenOuts: readonly ScreenOut[];

  constructor(parts: AnsweringParts) {
    this.parts = parts;
    this.context = contextOf(parts);
    this.survey = compileSurvey(parts.definition);
    this.screenOuts = this.survey.screenOuts(parts.leastAge);
    this.model = surveyModel(parts.definition, parts.language, this.survey.definition, this.context);
    this.draft = this.adopt(parts.keeping.read());
    const grounds = { territory: parts.owner.territory, kind: parts.areaKind, areas: parts.areas };
    renderNeighbourhoods(this.model, grounds);
    if (parts.outlines) renderMaps(this.model, { ...grounds, outlines: parts.outlines });
    this.model.onValueChanged.add(() => this.changed());
    if (parts.area !== undefined) this.model.setValue(AREA_QUESTION, parts.area);
  }

  /** Follows what other tabs do with the draft, and calls back each time. @returns how to stop */
  follow(changed: () => void): () => void {
    return this.parts.keeping.follow((draft) => {
      if (this.ended) return;
      this.draft = this.adopt(draft);
      this.revision++;
      changed();
    });
  }

  /** Whether nothing is left to do on this page. */
  get ended(): boolean {
    return Boolean(this.receipt ?? this.stopped ?? this.waiting);
  }

  get pages(): PageModel[] {
    return this.model.visiblePages as PageModel[];
  }

  /** The first page that still wants an answer; the review when there is none. */
  get furthest(): string {
    const read = this.read();
    const wrong = read.ok ? undefined : read.problems[0]?.path.split('.')[0];
    const page = wrong === undefined ? undefined : this.pageOf(wrong);
    return page ?? REVIEW;
  }

  /** The page on which a question is asked. */
  pageOf(question: string): string | undefined {
    const page = this.model.getQuestionByName(question)?.page as PageModel | undefined;
    return page?.isVisible ? page.name : undefined;
  }

  /** Where to go when asked for a step: there, or as far as the answers allow. */
  reachable(step: string): string {
    const steps = [...this.pages.map((page) => page.name), REVIEW];
    const furthest = steps.indexOf(this.furthest);
    const asked = steps.indexOf(step);
    return asked === -1 || asked > furthest ? (steps[furthest] ?? REVIEW) : step;
  }

  /** Checks the page on screen; errors are shown and the first one gets the focus. */
  leavePage(): boolean {
    return (this.model.currentPage as PageModel).validate(true, true);
  }

  /** Ends kindly when an answer says that the survey is not for this person. */
  screenOut(): boolean {
    this.stopped = this.screenOuts.find(({ question, value }) => this.model.getValue(question) === value);
    if (this.stopped) this.erase();
    return this.stopped !== undefined;
  }

  /** Forgets every answer, here and on the device. The next ones will be another response. */
  erase(): void {
    this.parts.keeping.erase();
    this.draft = this.adopt(undefined);
    this.failure = undefined;
    this.revision++;
  }

  /** Looks for personal details in the texts of a page. */
  inspect(page: PageModel): void {
    this.details = [...new Set(page.questions.flatMap(textsOf).flatMap(personalDetails))];
  }

  /**
   * Sends the answers, once at a time. The draft goes when the receipt is here, or when they wait in the outbox; not
   * before.
   */
  async send(): Promise<void> {
    if (this.sending || this.ended) return;
    const read = this.read();
    if (!read.ok) {
      this.failure = {
        outcome: 'invalid',
        question: read.problems[0]?.path.split('.')[0] ?? '',
        message: '',
      };
      return;
    }
    this.sending = true;
    const { territory, campaign, version } = this.parts.owner;
    const { keeping } = this.parts;
    const channel = this.parts.channel ?? this.draft.channel;
    const response: SubmitResponse = {
      id: this.draft.id,
      surveyVersion: version,
      language: this.parts.language,
      answers: { ...read.answers },
      ...(this.draft.notice !== undefined && { noticeVersion: this.draft.notice }),
      ...(keeping.session !== undefined && { session: keeping.session }),
      ...(channel !== undefined && { channel }),
    };
    const ended = keeping.queued
      ? ({ outcome: 'offline' } as const)
      : await send(fetch, territory, campaign, response);
    if (ended.outcome === 'received') {
      await keeping.sent(ended.receipt);
      this.receipt = ended.receipt;
    } else if (ended.outcome === 'offline' || ended.outcome === 'down')
      await this.keepWaiting(response, read.area, ended.outcome);
    // On a shared device nobody comes back to try again: whoever runs it looks into the reason.
    else if (keeping.shared && ended.outcome !== 'invalid' && ended.outcome !== 'under-age')
      await this.keepWaiting(response, read.area, 'down');
    else this.failure = ended;
    this.sending = false;
    if (this.ended) this.erase();
  }

  /**
   * The answers wait apart, so that somebody else may answer; a device that cannot keep them so keeps them as a draft, one
   * that goes from hand to hand not at all.
   */
  private async keepWaiting(response: SubmitResponse, area: string, why: 'offline' | 'down'): Promise<void> {
    try {
      await this.parts.keeping.wait(response, area);
      this.waiting = { id: response.id, why };
    } catch {
      this.failure = { outcome: this.parts.keeping.shared ? 'unkept' : why };
    }
  }

  private read() {
    return this.survey.read(answersOf(this.model), this.context);
  }

  /** Puts kept answers into the model. What the survey no longer knows, or never did, is left out. */
  private adopt(draft: Draft = newDraft(this.parts.notice, this.parts.channel)): Draft {
    this.adopting = true;
    this.model.data = draft.answers;
    this.model.clearIncorrectValues(true);
    this.adopting = false;
    return draft;
  }

  private changed(): void {
    if (this.adopting) return;
    this.failure = undefined;
    this.draft = { ...this.draft, answers: { ...(this.model.data as Record<string, unknown>) } };
    // Nothing of someone whom the survey is not for touches the device, not even until the next screen.
    if (this.screenOuts.some(({ question, value }) => this.draft.answers[question] === value))
      this.parts.keeping.erase();
    else this.kept = this.parts.keeping.keep(this.draft);
    this.inspect(this.model.currentPage as PageModel);
  }
}

/** What was typed freely into a question. */
function textsOf(question: Question): string[] {
  if (question instanceof MapQuestion)
    return question.shapes.flatMap(({ answers }) =>
      Object.values(answers).filter((one) => typeof one === 'string'),
    );
  return ['text', 'comment'].includes(question.getType()) ? [String(question.value ?? '')] : [];
}

function contextOf({ areas, leastAge, outlines, areaKind }: AnsweringParts): ReadContext {
  const drawn = outlines?.features.map(({ properties: { code, kind }, geometry }) => ({
    code,
    kind,
    geometry,
  }));
  return {
    areas: new Set(areas.map(({ code }) => code)),
    leastAge,
    ...(drawn && { places: new Places(drawn, areaKind) }),
  };
}
