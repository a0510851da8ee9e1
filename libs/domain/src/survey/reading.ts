import type { Places, Position } from '../geography/rough/index.ts';
import type { ProblemCode, SurveyProblem } from './problems.ts';

/** What was said about one shape, by name of its questions. */
export type ShapeAnswers = Readonly<Record<string, string | readonly string[]>>;
/**
 * A place that was shown, no more exactly than the survey declares. `neighbourhood`: its area and nothing else, either
 * because it was picked from the list, or because the survey keeps no more.
 */
export type Place =
  | { readonly type: 'neighbourhood'; readonly area: string }
  /** `radius`: within how many metres, as whoever tapped said, or the survey keeps. */
  | { readonly type: 'tap'; readonly coordinates: Position; readonly radius: number }
  | { readonly type: 'point'; readonly coordinates: Position }
  | { readonly type: 'line'; readonly coordinates: readonly Position[] }
  /** One closed ring. */
  | { readonly type: 'area'; readonly coordinates: readonly (readonly Position[])[] };
/** A place, and what was said about it. */
export type Shape = Place & { readonly answers: ShapeAnswers };

/** One answer that was read: a choice, choices in the order of the definition, a number, yes/no, a matrix, or shapes. */
export type Answer =
  string | number | boolean | readonly string[] | Readonly<Record<string, string>> | readonly Shape[];
/** Answers by question name, in the order of the definition. */
export type Answers = Readonly<Record<string, Answer>>;
/** What a response says per variable: the choice, or the choices of a multiple one. */
export type Yields = Readonly<Record<string, string | readonly string[]>>;

/** What answers are read against, besides the definition. */
export interface ReadContext {
  /** Codes of the areas of the campaign's territory, under the boundaries of the day. */
  readonly areas: ReadonlySet<string>;
  /** The least age of the campaign; the survey's own limit holds besides. */
  readonly leastAge?: number;
  /** The outlines that places are located in; without them nothing is outside of a limit, nor in a neighbourhood. */
  readonly places?: Places;
}

/** Reads one question's raw answer. `undefined`: nothing was answered, or a problem was reported. */
export type QuestionReader = (raw: unknown, reading: Reading) => Answer | undefined;

/** More than this is noise or malice: nobody reads on. */
const MOST_PROBLEMS = 20;

/** One pass over one response: what is wrong so far, and whether it must stop there. */
export class Reading {
  readonly problems: SurveyProblem[] = [];
  readonly context: ReadContext;
  screenedOut = false;

  constructor(context: ReadContext) {
    this.context = context;
  }

  /** Reports a problem; returns `undefined` so that a reader can leave with it. */
  refuse(path: string, code: ProblemCode): undefined {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ path, code });
  }

  /** Someone whom the survey is not for: nothing of what they said may be kept, nor commented upon. */
  screenOut(path: string, code: ProblemCode): undefined {
    this.screenedOut = true;
    this.problems.splice(0, Infinity, { path, code });
  }
}

/** An object as JSON makes them: no array, no class, no null. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A key sent by a stranger, fit to be shown and stored. */
export function shownKey(key: string): string {
  return key.slice(0, 60).toWellFormed().replaceAll('\0', '\uFFFD');
}
