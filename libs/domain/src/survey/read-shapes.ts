import {
  type CellPrecision,
  isPosition,
  type Position,
  reach,
  roughPosition,
  tidyRing,
  withoutRepeats,
} from '../geography/rough/index.ts';
import type { MapDefinition, ShapeQuestion } from './definition.ts';
import { OTHER_AREA } from './special-answers/index.ts';
import type { ProblemCode } from './problems.ts';
import { multipleChoice, singleChoice } from './read-choices.ts';
import { freeText } from './read-entries.ts';
import {
  isPlainObject,
  Reading,
  shownKey,
  type QuestionReader,
  type Place,
  type Shape,
  type ShapeAnswers,
} from './reading.ts';

/** Whoever draws by hand needs fewer; nothing walks a longer one. */
const MOST_POINTS = 200;

/** How far a line or an outline reaches, in degrees: a town and its surroundings, of which a map is counted at once. */
const WIDEST = 0.5;
/** How imprecise a tap may be, in metres. */
const RADII = [50, 100, 200, 500, 1000, 2000] as const;

type Drawn = Exclude<Place, { type: 'neighbourhood' }>;

/** What a device sends of each kind of shape. */
const FIELDS: Readonly<Record<Place['type'], ReadonlySet<string>>> = {
  neighbourhood: new Set(['type', 'area', 'answers']),
  tap: new Set(['type', 'coordinates', 'radius', 'answers']),
  point: new Set(['type', 'coordinates', 'answers']),
  line: new Set(['type', 'coordinates', 'answers']),
  area: new Set(['type', 'coordinates', 'answers']),
};

/** Why a shape cannot be kept; `field` of the shape, or the whole of it. */
export class Refusal {
  readonly code: ProblemCode;
  readonly field: string;
  constructor(code: ProblemCode, field = 'coordinates') {
    this.code = code;
    this.field = field;
  }
}

/** The circles that a tap may have, from the least that the survey keeps. */
export function radiiOf({ precision }: Pick<MapDefinition, 'precision'>): readonly number[] {
  const least = precision === 'neighbourhood' ? RADII[0] : reach(precision);
  return RADII.filter((radius) => radius >= least);
}

/**
 * Places that somebody showed, each with what was said about it. Everything is first moved to the middle of its cell, and
 * judged there: the same place is judged alike on the device and on the server, which never knew it better.
 */
export function shapes(question: MapDefinition): QuestionReader {
  const { name, maxShapes } = question;
  const place = placing(question);
  const ask = asking(question.shapeQuestions);
  return (raw, reading) => {
    if (!Array.isArray(raw)) return reading.refuse(name, 'wrong-type');
    if (raw.length > maxShapes) return reading.refuse(name, 'too-many-shapes');
    const before = reading.problems.length;
    const read = raw.map((given: unknown, index) => {
      const path = `${name}.${String(index)}`;
      if (!isPlainObject(given)) return reading.refuse(path, 'wrong-type');
      const placed = place(given, reading);
      if (placed instanceof Refusal) return reading.refuse(`${path}.${placed.field}`, placed.code);
      const known = FIELDS[given['type'] as Place['type']];
      for (const key of Object.keys(given))
        if (!known.has(key)) reading.refuse(`${path}.${shownKey(key)}`, 'unknown-question');
      return { ...placed, answers: ask(given['answers'] ?? {}, `${path}.answers`, reading) };
    });
    return read.length === 0 || reading.problems.length > before ? undefined : (read as Shape[]);
  };
}

/** Reads where a shape is, and nothing of what is said about it. */
export function placing(question: MapDefinition) {
  const { precision, within } = question;
  const drawn: ReadonlySet<unknown> = new Set(question.shapes);
  return (given: Record<string, unknown>, reading: Reading): Place | Refusal => {
    if (given['type'] === 'neighbourhood') return ofList(given['area'], reading);
    if (!drawn.has(given['type'])) return new Refusal('unknown-choice', 'type');
    // Of a tap of which the area alone is kept, a metre decides in which one it lies, and is forgotten.
    const rough = reduced(given, precision === 'neighbourhood' ? 'exact' : precision, radiiOf(question));
    if (rough instanceof Refusal) return rough;
    const { places } = reading.context;
    const tolerance = precision === 'neighbourhood' ? 0 : reach(precision);
    const isIn = (position: Position) => !within || !places || places.isWithin(position, within, tolerance);
    if (!positionsOf(rough).every(isIn)) return new Refusal('outside-limit');
    if (precision !== 'neighbourhood') return rough;
    return { type: 'neighbourhood', area: places?.areaOf(positionsOf(rough)[0]!) ?? OTHER_AREA };
  };
}

function ofList(area: unknown, { context }: Reading): Place | Refusal {
  if (typeof area !== 'string') return new Refusal('wrong-type', 'area');
  if (area !== OTHER_AREA && !context.areas.has(area)) return new Refusal('unknown-area', 'area');
  return { type: 'neighbourhood', area };
}

/** The shape in the middles of cells: what is exact about it ends here. */
function reduced(
  { type, coordinates, radius }: Record<string, unknown>,
  precision: CellPrecision,
  radii: readonly number[],
): Drawn | Refusal {
  const rough = (position: Position) => roughPosition(position, precision);
  switch (type) {
    case 'tap':
      if (!isPosition(coordinates)) return new Refusal('not-a-place');
      if (typeof radius !== 'number') return new Refusal('wrong-type', 'radius');
      if (!(radius >= 1 && radius <= radii.at(-1)!)) return new Refusal('out-of-range', 'radius');
      return { type, coordinates: rough(coordinates), radius: radii.find((one) => one >= radius)! };
    case 'point':
      return isPosition(coordinates) ? { type, coordinates: rough(coordinates) } : new Refusal('not-a-place');
    case 'line': {
      const points = positions(coordinates);
      if (points instanceof Refusal) return points;
      const line = withoutRepeats(points.map(rough));
      return line.length > 1 ? { type, coordinates: line } : new Refusal('shape-too-small');
    }
    default: {
      if (!Array.isArray(coordinates) || coordinates.length !== 1) return new Refusal('not-a-place');
      const points = positions(coordinates[0]);
      if (points instanceof Refusal) return points;
      const ring = tidyRing(points.map(rough));
      return ring ? { type: 'area', coordinates: [ring] } : new Refusal('shape-too-small');
    }
  }
}

function positions(raw: unknown): Position[] | Refusal {
  if (!Array.isArray(raw)) return new Refusal('not-a-place');
  if (raw.length > MOST_POINTS) return new Refusal('too-many-points');
  if (!raw.every(isPosition)) return new Refusal('not-a-place');
  const spread = (axis: 0 | 1) => {
    const degrees = raw.map((position) => position[axis]);
    return Math.max(...degrees) - Math.min(...degrees);
  };
  return spread(0) > WIDEST || spread(1) > WIDEST ? new Refusal('shape-too-large') : raw;
}

function positionsOf(shape: Drawn): readonly Position[] {
  switch (shape.type) {
    case 'tap':
    case 'point':
      return [shape.coordinates];
    case 'line':
      return shape.coordinates;
    case 'area':
      return shape.coordinates[0]!;
  }
}

/** Reads what was said about a shape, with the readers of the survey's own questions. */
function asking(questions: readonly ShapeQuestion[]) {
  const readers = new Map(questions.map((question) => [question.name, readerOf(question)]));
  return (raw: unknown, path: string, reading: Reading): ShapeAnswers => {
    const answers: Record<string, string | readonly string[]> = {};
    if (!isPlainObject(raw)) {
      reading.refuse(path, 'wrong-type');
      return answers;
    }
    for (const key of Object.keys(raw))
      if (!readers.has(key)) reading.refuse(`${path}.${shownKey(key)}`, 'unknown-question');
    for (const { name, isRequired } of questions) {
      const inner = new Reading(reading.context);
      const answer = Object.hasOwn(raw, name) ? readers.get(name)!(raw[name], inner) : undefined;
      for (const problem of inner.problems) reading.refuse(`${path}.${problem.path}`, problem.code);
      if (answer !== undefined) answers[name] = answer as string | readonly string[];
      else if (isRequired && inner.problems.length === 0) reading.refuse(`${path}.${name}`, 'required');
    }
    return answers;
  };
}

function readerOf(question: ShapeQuestion): QuestionReader {
  switch (question.type) {
    case 'radiogroup':
      return singleChoice(question);
    case 'checkbox':
      return multipleChoice(question);
    case 'comment':
      return freeText(question);
  }
}
