import { youngestOf } from './age.ts';
import { compileCondition, type Condition } from './condition.ts';
import {
  parseDefinition,
  questionsOf,
  type Localized,
  type Question,
  type SurveyDefinition,
} from './definition.ts';
import { AREA_QUESTION, NO_ANSWER, OTHER_AREA } from './special-answers/index.ts';
import type { SurveyProblem } from './problems.ts';
import { matrix, multipleChoice, neighbourhood, singleChoice } from './read-choices.ts';
import { freeText, number, yesNo } from './read-entries.ts';
import { shapes } from './read-shapes.ts';
import {
  isPlainObject,
  Reading,
  shownKey,
  type Answer,
  type Answers,
  type QuestionReader,
  type ReadContext,
  type Yields,
} from './reading.ts';
import { yieldingOf, type Yielding } from './yields.ts';

/** What reading answers gives: all of them, or everything that is wrong. Nothing in between is ever stored. */
export type ReadResult =
  | {
      readonly ok: true;
      /** The answers in canonical form (order of the definition, texts trimmed): same answers, same JSON. */
      readonly answers: Answers;
      /** An area code, or the reserved `other` or `no-answer`. */
      readonly area: string;
      readonly yields: Yields;
    }
  | { readonly ok: false; readonly problems: readonly SurveyProblem[] };

/** A choice that ends the survey, kindly, with nothing stored. */
export interface ScreenOut {
  readonly question: string;
  readonly value: string;
  readonly code: 'under-age';
  readonly text: Localized | undefined;
}

/** A survey version, ready to read answers; keep it as long as the version is in use. */
export interface CompiledSurvey {
  readonly definition: SurveyDefinition;
  /** The survey's own, and those of a campaign that takes nobody younger than `leastAge`. */
  screenOuts(leastAge?: number): readonly ScreenOut[];
  /** Names of the questions that are asked, given answers that may be incomplete or wrong. */
  asked(answers: Answers): ReadonlySet<string>;
  /** Reads the answers of one person. Trusts nothing, never throws, leaves its argument alone. */
  read(answers: unknown, context: ReadContext): ReadResult;
}

interface Step {
  readonly name: string;
  readonly required: boolean;
  readonly conditions: readonly Condition[];
  readonly read: QuestionReader;
  readonly yields: Yielding | undefined;
}

const RESERVED_AREAS: ReadonlySet<string> = new Set([OTHER_AREA, NO_ANSWER]);

/** Compiles a SurveyJS definition, once per version. @throws UnsupportedSurvey naming what is not understood. */
export function compileSurvey(source: unknown): CompiledSurvey {
  const definition = parseDefinition(source);
  const steps = stepsOf(definition);
  const names = new Set(steps.map((step) => step.name));
  return {
    definition,
    screenOuts: (leastAge = 0) => screenOutsOf(definition, leastAge),
    asked: (answers) => askedOf(steps, answers),
    read: (answers, context) => readAnswers(steps, names, answers, context),
  };
}

function readAnswers(
  steps: readonly Step[],
  names: ReadonlySet<string>,
  raw: unknown,
  context: ReadContext,
): ReadResult {
  const reading = new Reading(context);
  if (!isPlainObject(raw)) return { ok: false, problems: [{ path: '', code: 'wrong-type' }] };
  const answers: Record<string, Answer> = {};
  const yields: Record<string, string | readonly string[]> = {};
  const doubtful = new Set<string>();
  let met = 0;

  for (const step of steps) {
    const given = Object.hasOwn(raw, step.name);
    if (given) met++;
    const before = reading.problems.length;
    const answer = given ? readStep(step, raw[step.name], answers, doubtful, reading) : undefined;
    if (reading.screenedOut) return { ok: false, problems: reading.problems };
    if (reading.problems.length > before) doubtful.add(step.name);
    else if (answer !== undefined) {
      answers[step.name] = answer;
      step.yields?.(answer, yields);
    } else if (step.required && isAsked(step, answers, doubtful) === true) {
      reading.refuse(step.name, 'required');
      doubtful.add(step.name);
    }
  }
  if (met < Object.keys(raw).length) refuseUnknown(raw, names, reading);
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems };
  const area = answers[AREA_QUESTION];
  return { ok: true, answers, area: typeof area === 'string' ? area : NO_ANSWER, yields };
}

/** In order: an answer to what is not asked asks nothing further. */
function askedOf(steps: readonly Step[], given: Answers): ReadonlySet<string> {
  const known: Record<string, Answer> = {};
  const asked = new Set<string>();
  for (const { name, conditions } of steps) {
    if (!conditions.every((condition) => condition.holds(known))) continue;
    asked.add(name);
    const answer = Object.hasOwn(given, name) ? given[name] : undefined;
    if (answer !== undefined) known[name] = answer;
  }
  return asked;
}

function readStep(
  step: Step,
  raw: unknown,
  answers: Answers,
  doubtful: ReadonlySet<string>,
  reading: Reading,
): Answer | undefined {
  if (isAsked(step, answers, doubtful) !== false)
    return raw === undefined ? undefined : step.read(raw, reading);
  return saysNothing(raw) ? undefined : reading.refuse(step.name, 'not-asked');
}

/** What a form leaves in a question that was not answered. */
function saysNothing(raw: unknown): boolean {
  if (typeof raw === 'string') return raw.trim() === '';
  if (Array.isArray(raw)) return raw.length === 0;
  return raw === undefined || (isPlainObject(raw) && Object.keys(raw).length === 0);
}

/** Whether the question is asked, given the answers before it; unknown when one of those was refused. */
function isAsked(step: Step, answers: Answers, doubtful: ReadonlySet<string>): boolean | 'unknown' {
  for (const condition of step.conditions) {
    if (doubtful.size > 0 && condition.dependsOn.some((name) => doubtful.has(name))) return 'unknown';
    if (!condition.holds(answers)) return false;
  }
  return true;
}

function refuseUnknown(raw: object, names: ReadonlySet<string>, reading: Reading): void {
  for (const key of Object.keys(raw)) {
    if (!names.has(key)) reading.refuse(shownKey(key), 'unknown-question');
  }
}

function stepsOf(definition: SurveyDefinition): Step[] {
  const earlier = new Set<string>();
  const steps: Step[] = [];
  for (const page of definition.pages) {
    const ofPage = page.visibleIf ? [compileCondition(page.visibleIf, page.name, earlier)] : [];
    for (const question of page.elements) {
      const { name, visibleIf, isRequired } = question;
      steps.push({
        name,
        required: isRequired === true || (question.type === 'matrix' && question.eachRowRequired === true),
        conditions: visibleIf ? [...ofPage, compileCondition(visibleIf, name, earlier)] : ofPage,
        read: readerOf(question),
        yields: yieldingOf(question),
      });
      earlier.add(name);
    }
  }
  return steps;
}

function readerOf(question: Question): QuestionReader {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return singleChoice(question);
    case 'checkbox':
      return multipleChoice(question);
    case 'matrix':
      return matrix(question);
    case 'text':
      return question.inputType === 'number' ? number(question) : freeText(question);
    case 'comment':
      return freeText(question);
    case 'boolean':
      return yesNo(question);
    case 'neighbourhood':
      return neighbourhood(question.name, RESERVED_AREAS);
    case 'map':
      return shapes(question);
  }
}

function screenOutsOf(definition: SurveyDefinition, leastAge: number): ScreenOut[] {
  return questionsOf(definition).flatMap((question) => {
    if (question.type !== 'radiogroup' && question.type !== 'dropdown') return [];
    const youngest = youngestOf(question);
    const tooYoung = (value: string) => (youngest.get(value) ?? Infinity) < leastAge;
    // The survey's own words name its own limit.
    const stricter = question.choices.some(({ value, screenOut }) => !screenOut && tooYoung(value));
    return question.choices
      .filter(({ value, screenOut }) => screenOut ?? tooYoung(value))
      .map(({ value, screenOutText }) => ({
        ...{ question: question.name, value, code: 'under-age' as const },
        text: stricter ? undefined : screenOutText,
      }));
  });
}
