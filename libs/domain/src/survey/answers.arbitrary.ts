import fc from 'fast-check';
import {
  questionsOf,
  type DrawnShape,
  type MapDefinition,
  type Question,
  type ShapeQuestion,
  type SurveyDefinition,
} from './definition.ts';

/** What strangers send: every JSON value, and those that have broken something somewhere. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -1,
    1e9,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    ['x', 'x'],
    '5',
    'None',
  ),
  fc.constantFrom<unknown>('constructor', '__proto__', { toString: 'x' }, 'a\0b', '\ud800', 'x'.repeat(6000)),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string(),
);

/** A value that fits the question, whether or not the question is asked. */
function fitting(question: Question | ShapeQuestion, areas: readonly string[]): fc.Arbitrary<unknown> {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return fc.constantFrom(...question.choices.filter((one) => !one.screenOut).map((one) => one.value));
    case 'checkbox': {
      const free = question.choices.filter((one) => !one.isExclusive).map((one) => one.value);
      const alone = question.choices.filter((one) => one.isExclusive).map((one) => [one.value]);
      const most = question.maxSelectedChoices ?? free.length;
      const some = fc.subarray(free, { minLength: question.isRequired ? 1 : 0, maxLength: most });
      return alone.length === 0 ? some : fc.oneof({ weight: 4, arbitrary: some }, fc.constantFrom(...alone));
    }
    case 'matrix': {
      const column = fc.constantFrom(...question.columns.map((one) => one.value));
      const rows = Object.fromEntries(question.rows.map((row) => [row.value, column]));
      const needed = question.rows.slice(0, question.eachRowRequired ? undefined : 1).map((row) => row.value);
      return fc.record(rows, { requiredKeys: needed });
    }
    case 'text':
      return question.inputType === 'number'
        ? fc.integer({ min: question.min ?? 0, max: question.max ?? 100 })
        : fc.stringMatching(/^[a-zé][a-zé ']{0,18}$/);
    case 'comment':
      return fc.stringMatching(/^[a-zé][a-zé '\n]{0,200}$/);
    case 'boolean':
      return fc.boolean();
    case 'neighbourhood':
      return fc.constantFrom(...areas, 'other', 'no-answer');
    case 'map':
      return fc.array(shape(question, areas), {
        minLength: question.isRequired ? 1 : 0,
        maxLength: question.maxShapes,
      });
  }
}

/** In the town of the tests, or nearly. */
const position = fc.tuple(
  fc.double({ min: 0.651, max: 0.749, noNaN: true }),
  fc.double({ min: 47.351, max: 47.449, noNaN: true }),
);

function shape(question: MapDefinition, areas: readonly string[]): fc.Arbitrary<unknown> {
  const answers = fc.record(
    Object.fromEntries(question.shapeQuestions.map((asked) => [asked.name, fitting(asked, areas)])),
    {
      requiredKeys: question.shapeQuestions.filter((asked) => asked.isRequired).map(({ name }) => name),
    },
  );
  const ways: Record<DrawnShape, fc.Arbitrary<object>> = {
    tap: fc.record({
      type: fc.constant('tap'),
      coordinates: position,
      radius: fc.integer({ min: 1, max: 2000 }),
    }),
    point: fc.record({ type: fc.constant('point'), coordinates: position }),
    line: fc.record({
      type: fc.constant('line'),
      coordinates: fc.array(position, { minLength: 2, maxLength: 6 }),
    }),
    area: fc.record({
      type: fc.constant('area'),
      coordinates: fc.tuple(fc.array(position, { minLength: 3, maxLength: 8 })),
    }),
  };
  const listed = fc.record({ type: fc.constant('neighbourhood'), area: fc.constantFrom(...areas, 'other') });
  const way = fc.oneof(...question.shapes.map((one) => ways[one]), listed);
  return fc.tuple(way, answers).map(([place, said]) => ({ ...place, answers: said }));
}

/** A value that is nearly right: another question's choice, too many of them, a stranger among them. */
function nearly(question: Question): fc.Arbitrary<unknown> {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return fc.constantFrom<unknown>('unheard-of', [question.choices[0]?.value], question.choices[0]?.value);
    case 'checkbox': {
      const values = [...question.choices.map((one) => one.value), 'unheard-of'];
      return fc.array(fc.constantFrom(...values), { maxLength: values.length + 2 });
    }
    case 'matrix': {
      const column = fc.constantFrom<unknown>(
        ...question.columns.map((one) => one.value),
        'unheard-of',
        3,
        null,
      );
      const row = fc.constantFrom(...question.rows.map((one) => one.value), 'unheard-of', '__proto__');
      return fc.dictionary(row, column, { maxKeys: 4 });
    }
    case 'text':
    case 'comment':
      return fc.constantFrom<unknown>('x'.repeat((question.maxLength ?? 100) + 1), -5, 21, '7', 'a\u0007b');
    case 'boolean':
      return fc.constantFrom<unknown>('true', 'false', 1, 0);
    case 'neighbourhood':
      return fc.constantFrom<unknown>('atlantis', 3, ['sanitas']);
    case 'map':
      return fc.constantFrom<unknown>(
        [{ type: 'tap', coordinates: [0.7, 91], radius: 200, answers: {} }],
        [{ type: 'point', coordinates: [2.35, 48.85], answers: {} }],
        [{ type: 'neighbourhood', area: 'atlantis' }],
        [{ type: 'area', coordinates: [Array(300).fill([0.7, 47.4])] }],
        Array(11).fill({ type: 'neighbourhood', area: 'other' }),
      );
  }
}

/** Answers to a survey: mostly fitting, some left out, a few spoilt, a few to questions that do not exist. */
export function someAnswers(
  definition: SurveyDefinition,
  areas: readonly string[],
): fc.Arbitrary<Record<string, unknown>> {
  const questions = questionsOf(definition);
  const given = fc.tuple(...questions.map((question) => fitting(question, areas)));
  const spoilt = fc.array(
    fc.integer({ min: 0, max: questions.length - 1 }).chain((index) => {
      const question = questions[index] as Question;
      const value = fc.oneof(nearly(question), anything, fc.constant(undefined));
      return fc.tuple(fc.constant(question.name), value);
    }),
    { minLength: 1, maxLength: 2 },
  );
  const faults = fc.oneof({ weight: 2, arbitrary: spoilt }, { weight: 1, arbitrary: fc.constant([]) });
  const stranger = fc.tuple(fc.constantFrom('unheard_of', 'Area', 'constructor'), anything);
  const stray = fc.oneof({ weight: 1, arbitrary: stranger }, { weight: 15, arbitrary: fc.constant(null) });
  return fc.tuple(given, faults, stray).map(([values, broken, extra]) => {
    const answers = new Map<string, unknown>(questions.map(({ name }, index) => [name, values[index]]));
    for (const [name, value] of broken) answers.set(name, value);
    if (extra) answers.set(extra[0], extra[1]);
    // As they arrive: keys such as __proto__ are own keys, and nothing has a class.
    return JSON.parse(JSON.stringify(Object.fromEntries(answers))) as Record<string, unknown>;
  });
}
