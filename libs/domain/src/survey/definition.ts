import { z } from 'zod';
import { PRECISIONS } from '../geography/rough/index.ts';
import { AREA_QUESTION } from './special-answers/index.ts';
import { UnsupportedSurvey, describeIssues } from './unsupported-survey.ts';

/**
 * The part of SurveyJS that a published survey may use. Every object is strict: a definition is either wholly
 * understood or refused, because a rule that only the browser applied would be no rule.
 * @see https://surveyjs.io/form-library/documentation/design-survey/create-a-simple-survey
 */

const Slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be a slug');

/** Names become columns of exports and keys of objects: nothing that an object already has. */
const QuestionName = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, 'must be lower case with underscores')
  .refine((name) => !(name in Object.prototype), 'is a reserved name');

const Text = z.preprocess(
  (text) => (typeof text === 'string' ? { default: text, en: text } : text),
  z
    .strictObject({ default: z.string().min(1), en: z.string().min(1) })
    .transform((text) => ({ fr: text.default, en: text.en })),
);

const shape = { value: Slug, text: Text.optional() };
const item = <T extends z.ZodRawShape>(fields: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? { value } : value),
    z.strictObject({ ...shape, ...fields }),
  );
const Item = item({});
const SingleChoice = item({ screenOut: z.literal('under-age').optional(), screenOutText: Text.optional() });
const MultipleChoice = item({ isExclusive: z.boolean().optional() });

function distinct(items: readonly { value: string }[]): boolean {
  return new Set(items.map((one) => one.value)).size === items.length;
}
const listOf = <T extends z.ZodType<{ value: string }>>(one: T) =>
  z.array(one).min(1).max(200).refine(distinct, 'has the same value twice');

const common = {
  name: QuestionName,
  title: Text,
  description: Text.optional(),
  isRequired: z.boolean().optional(),
  visibleIf: z.string().max(500).optional(),
  requiredErrorText: Text.optional(),
  /** About health, opinions and the like: asked only after a consent of its own. */
  sensitive: z.literal(true).optional(),
  /** What the question is about, for grouping figures. */
  theme: Slug.optional(),
};
/** Figures may be broken down by the answers to this question. */
const dimension = z.enum(['age_band', 'situation']).optional();
const maxLength = z.number().int().min(1).max(5000).optional();

const Radiogroup = z.strictObject({
  type: z.literal('radiogroup'),
  ...common,
  dimension,
  choices: listOf(SingleChoice),
});
const Dropdown = z.strictObject({
  type: z.literal('dropdown'),
  ...common,
  dimension,
  placeholder: Text.optional(),
  choices: listOf(SingleChoice),
});
const Checkbox = z.strictObject({
  type: z.literal('checkbox'),
  ...common,
  choices: listOf(MultipleChoice),
  maxSelectedChoices: z.number().int().min(1).optional(),
});
const Matrix = z.strictObject({
  type: z.literal('matrix'),
  ...common,
  columns: listOf(Item),
  rows: listOf(Item),
  eachRowRequired: z.boolean().optional(),
});
const TextLine = z.strictObject({
  type: z.literal('text'),
  ...common,
  inputType: z.enum(['text', 'number']).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  maxLength,
  placeholder: Text.optional(),
});
const Comment = z.strictObject({
  type: z.literal('comment'),
  ...common,
  maxLength,
  rows: z.number().int().min(1).max(50).optional(),
  placeholder: Text.optional(),
});
const YesNo = z.strictObject({
  type: z.literal('boolean'),
  ...common,
  /** Asks whether sensitive questions may be asked; it is not a variable. */
  consent: z.literal(true).optional(),
  labelTrue: Text.optional(),
  labelFalse: Text.optional(),
});
const Neighbourhood = z.strictObject({
  type: z.literal('neighbourhood'),
  ...common,
  name: z.literal(AREA_QUESTION, `must be named "${AREA_QUESTION}"`),
  otherText: Text.optional(),
  noAnswerText: Text.optional(),
});

/** What is asked about each shape: simple questions, without conditions, and never sensitive ones. */
const ofShape = { visibleIf: true, sensitive: true, theme: true } as const;
const ShapeQuestion = z.discriminatedUnion('type', [
  Radiogroup.omit({ ...ofShape, dimension: true }),
  Checkbox.omit(ofShape),
  Comment.omit(ofShape),
]);
export type ShapeQuestion = z.infer<typeof ShapeQuestion>;

/** How somebody shows a place: by one tap with a circle of imprecision, a point, a line, or an area. */
const DrawnShape = z.enum(['tap', 'point', 'line', 'area']);
export type DrawnShape = z.infer<typeof DrawnShape>;

const MapOfShapes = z.strictObject({
  type: z.literal('map'),
  ...common,
  shapes: z.array(DrawnShape).min(1).default(['tap']),
  maxShapes: z.number().int().min(1).max(10).default(1),
  /** Places are never stored more exactly than this. */
  precision: z.enum(PRECISIONS),
  /** Where shapes may lie: anywhere when left out, in the territory, or in the area of this code. */
  within: z.union([z.literal('territory'), z.string().min(1).max(40)]).optional(),
  shapeQuestions: z
    .array(ShapeQuestion)
    .max(5)
    .refine((asked) => new Set(asked.map(({ name }) => name)).size === asked.length, 'has a name twice')
    .default([]),
});
export type MapDefinition = z.infer<typeof MapOfShapes>;

const Question = z.discriminatedUnion('type', [
  Radiogroup,
  Dropdown,
  Checkbox,
  Matrix,
  TextLine,
  Comment,
  YesNo,
  Neighbourhood,
  MapOfShapes,
]);
export type Question = z.infer<typeof Question>;
export type Localized = z.infer<typeof Text>;

const Page = z.strictObject({
  name: QuestionName,
  title: Text.optional(),
  description: Text.optional(),
  visibleIf: z.string().max(500).optional(),
  elements: z.array(Question).min(1).max(50),
});

const SurveyDefinition = z.strictObject({
  locale: z.literal('fr', 'must be "fr": default texts are in French'),
  title: Text,
  description: Text.optional(),
  pages: z.array(Page).min(1).max(200),
});
/** A definition that was wholly understood; its texts are `{ fr, en }`. */
export type SurveyDefinition = z.infer<typeof SurveyDefinition>;

/** Reads a SurveyJS definition. @throws UnsupportedSurvey naming every feature that we do not support. */
export function parseDefinition(definition: unknown): SurveyDefinition {
  const parsed = SurveyDefinition.safeParse(definition);
  if (!parsed.success) throw new UnsupportedSurvey(describeIssues(parsed.error.issues));
  const names = questionsOf(parsed.data).map((question) => question.name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const faults = twice.map((name) => ({ path: name, message: 'is the name of two questions' }));
  if (!names.includes(AREA_QUESTION)) faults.push({ path: '', message: 'has no neighbourhood question' });
  faults.push(...withoutConsent(parsed.data), ...withoutOutline(parsed.data));
  if (faults.length > 0) throw new UnsupportedSurvey(faults);
  return parsed.data;
}

/** Every question, in the order in which it is asked. */
export function questionsOf(definition: SurveyDefinition): readonly Question[] {
  return definition.pages.flatMap((page) => page.elements);
}

/** Whether it has a map question. */
export function asksForPlaces(definition: SurveyDefinition): boolean {
  return questionsOf(definition).some(({ type }) => type === 'map');
}

/**
 * Sensitive questions that are not behind a consent. Whether a condition implies another cannot be told in general; so
 * their page is shown under this very condition, which SurveyJS and our reader both apply.
 */
function withoutConsent(definition: SurveyDefinition): { path: string; message: string }[] {
  const consents = questionsOf(definition)
    .filter((question) => question.type === 'boolean' && question.consent)
    .map(({ name }) => `{${name}} = true`);
  const message = 'is sensitive: its page must be visibleIf "{…} = true", of a question with "consent": true';
  return definition.pages
    .filter(({ visibleIf }) => visibleIf === undefined || !consents.includes(visibleIf))
    .flatMap(({ elements }) => elements.filter(({ sensitive }) => sensitive))
    .map(({ name }) => ({ path: name, message }));
}

/** A line or an outline of which only the neighbourhood is known would be nothing any more. */
function withoutOutline(definition: SurveyDefinition): { path: string; message: string }[] {
  return questionsOf(definition)
    .filter((question) => question.type === 'map')
    .filter(({ precision, shapes }) => precision === 'neighbourhood' && shapes.some(isDrawnLong))
    .map(({ name }) => ({
      path: name,
      message: 'keeps neighbourhoods only: "tap" and "point" are supported',
    }));
}

const isDrawnLong = (shape: DrawnShape): boolean => shape === 'line' || shape === 'area';
