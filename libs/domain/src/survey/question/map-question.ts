import { CustomError, ElementFactory, Serializer, type SurveyError } from 'survey-core';
import type { Position } from '../../geography/rough/index.ts';
import type { MapDefinition } from '../definition.ts';
import { problemTexts, type ProblemCode } from '../problems.ts';
import { Reading, type Place, type ReadContext, type Shape } from '../reading.ts';
import { placing, Refusal, shapes } from '../read-shapes.ts';
import { GroupedQuestion } from './grouped-question.ts';

const TYPE = 'map';

/**
 * Places on a map, as a SurveyJS question: its value is a list of shapes as the survey's reader gives them, already as
 * rough as the survey declares. What is wrong with it is found by that reader, so that there is one rule.
 */
export class MapQuestion extends GroupedQuestion {
  /** What the definition says of this question, set by whoever makes the model: SurveyJS has no words for it. */
  definition: MapDefinition | undefined;
  /** Where the answers may lie, set likewise by the page that knows the campaign. */
  context: ReadContext = { areas: new Set() };

  override getType(): string {
    return TYPE;
  }

  get shapes(): readonly Shape[] {
    return Array.isArray(this.value) ? (this.value as readonly Shape[]) : [];
  }

  /** What is kept of a place that somebody shows, or why it cannot be. */
  reduce(shown: Record<string, unknown>): Place | ProblemCode {
    const place = placing(this.known)(shown, new Reading(this.context));
    return place instanceof Refusal ? place.code : place;
  }

  /** The code of the area where a shape lies, if any. */
  areaOf(shape: Place): string | undefined {
    if (shape.type === 'neighbourhood') return shape.area;
    return this.context.places?.areaOf(firstPosition(shape.coordinates));
  }

  private get known(): MapDefinition {
    if (!this.definition) throw new Error(`The question "${this.name}" was not given its definition`);
    return this.definition;
  }

  override clearIncorrectValues(): void {
    super.clearIncorrectValues();
    if (!this.isEmpty() && !Array.isArray(this.value)) this.clearValue();
  }

  protected override onCheckForErrors(
    errors: SurveyError[],
    isOnValueChanged: boolean,
    fireCallback: boolean,
  ): void {
    super.onCheckForErrors(errors, isOnValueChanged, fireCallback);
    if (this.isEmpty()) return;
    const reading = new Reading(this.context);
    shapes(this.known)(this.value, reading);
    const [problem] = reading.problems;
    if (!problem) return;
    const language = this.getLocale() === 'en' ? 'en' : 'fr';
    const [, index] = problem.path.split('.');
    const which = index === undefined ? '' : WHICH[language](Number(index) + 1);
    errors.push(new CustomError(which + problemTexts[problem.code][language], this));
  }
}

const WHICH = {
  fr: (number: number) => `Endroit ${String(number)}\u00a0: `,
  en: (number: number) => `Place ${String(number)}: `,
};

/** Of a point, a line or a ring. */
function firstPosition(coordinates: DeepPositions): Position {
  const [first] = coordinates;
  return typeof first === 'number' ? (coordinates as Position) : firstPosition(first);
}
type DeepPositions = Position | readonly Position[] | readonly (readonly Position[])[];

const PROPERTIES = ['shapes', 'maxShapes', 'precision', 'within', 'shapeQuestions'];

/** Teaches SurveyJS our question; again does nothing. */
export function registerMapQuestion(): void {
  if (Serializer.findClass(TYPE)) return;
  // SurveyJS would make objects of its own classes of these: they are read by `parseDefinition`.
  const leave = () => undefined;
  Serializer.addClass(
    TYPE,
    PROPERTIES.map((name) => ({ name, onSetValue: leave })),
    () => new MapQuestion(''),
    'question',
  );
  ElementFactory.Instance.registerElement(TYPE, (name: string) => new MapQuestion(name));
}
