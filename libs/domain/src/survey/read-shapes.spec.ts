import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Places, roughPosition, type Position } from '../geography/rough/index.ts';
import { everyFeature, squareTown } from './every-feature.fixture.ts';
import { answersInWords, compileSurvey, UnsupportedSurvey, type Shape } from './index.ts';

const survey = compileSurvey(everyFeature);
const context = {
  areas: new Set(['sanitas', 'la-rabiere']),
  places: new Places(squareTown, 'neighbourhood'),
};
const rest = { area: 'sanitas', member: true, tools: { wiki: 'never' } };
const what = { what: 'mobile' };
const at: Position = [0.7012345, 47.3912345];

const read = (answers: object) => survey.read({ ...rest, ...answers }, context);
function shapesOf(answers: object, question = 'offline_places'): readonly Shape[] {
  const result = read(answers);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.answers[question] as readonly Shape[];
}
const problemsOf = (offline_places: unknown) => {
  const result = read({ offline_places });
  return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);
};

const tap = (over: object = {}) => ({ type: 'tap', coordinates: at, radius: 200, answers: what, ...over });
const long = (type: 'line' | 'area', points: unknown[]) => ({
  ...{ type, answers: what },
  coordinates: type === 'line' ? points : [points],
});

describe('what is stored of a place', () => {
  const inTown = fc.tuple(
    fc.double({ min: 0.651, max: 0.749, noNaN: true }),
    fc.double({ min: 47.351, max: 47.449, noNaN: true }),
  );
  const several = fc.array(inTown, { minLength: 3, maxLength: 8 });

  it('never holds what was sent, and is read as itself', () => {
    fc.assert(
      fc.property(inTown, several, several, (place, line, ring) => {
        const given = [
          tap({ coordinates: place }),
          long('line', [[0.66, 47.36], ...line]),
          long('area', [[0.66, 47.36], [0.74, 47.36], ...ring]),
        ];
        const result = read({ offline_places: given });
        if (!result.ok) return;
        const stored = JSON.stringify(result.answers);
        for (const position of [place, ...line, ...ring]) {
          const rough = roughPosition(position, '200m');
          position.forEach((degree, index) => {
            // Short ones, of which there are few, may stand within others.
            if (degree !== rough[index] && String(degree).length > 9)
              expect(stored).not.toContain(String(degree));
          });
        }
        const kept = result.answers['offline_places'] as readonly Shape[];
        for (const shape of kept)
          if (shape.type !== 'neighbourhood')
            for (const position of positionsIn(shape.coordinates))
              expect(roughPosition(position, '200m')).toEqual(position);
        expect(read({ offline_places: JSON.parse(JSON.stringify(kept)) as unknown })).toEqual(result);
      }),
    );
  });

  it('is the neighbourhood alone where the survey keeps no more', () => {
    const help = (coordinates: Position) =>
      shapesOf({ help_wanted: [{ type: 'tap', coordinates, radius: 100, answers: {} }] }, 'help_wanted');
    expect(help(at)).toEqual([{ type: 'neighbourhood', area: 'sanitas', answers: {} }]);
    expect(help([0.745, 47.445])).toEqual([{ type: 'neighbourhood', area: 'other', answers: {} }]);
  });

  it('has no circle smaller than what the survey keeps', () => {
    expect(shapesOf({ offline_places: [tap({ radius: 10 })] })[0]).toMatchObject({
      type: 'tap',
      radius: 200,
    });
    expect(shapesOf({ offline_places: [tap({ radius: 350 })] })[0]).toMatchObject({
      type: 'tap',
      radius: 500,
    });
  });

  it('is the envelope of an outline that crosses itself', () => {
    const bow = [
      [0.66, 47.36],
      [0.74, 47.44],
      [0.74, 47.36],
      [0.66, 47.44],
    ];
    const [shape] = shapesOf({ offline_places: [long('area', bow)] });
    expect(shape?.type === 'area' && shape.coordinates[0]).toHaveLength(5);
  });

  it('may be picked from the list', () => {
    const listed = { type: 'neighbourhood', area: 'la-rabiere', answers: what };
    expect(shapesOf({ offline_places: [listed] })).toEqual([listed]);
  });

  it('yields nothing to be counted by its exact place', () => {
    const result = read({ offline_places: [tap()] });
    expect(result.ok && Object.keys(result.yields)).toEqual(['member', 'tools.wiki']);
  });
});

test.each<[string, unknown, string[]]>([
  ['a text', 'Sanitas', ['offline_places wrong-type']],
  ['GeoJSON of another kind', { type: 'FeatureCollection', features: [] }, ['offline_places wrong-type']],
  ['something that is no shape', ['x'], ['offline_places.0 wrong-type']],
  ['an unheard-of shape', [tap({ type: 'circle' })], ['offline_places.0.type unknown-choice']],
  ['too many shapes', Array(4).fill(tap()), ['offline_places too-many-shapes']],
  ['no position', [tap({ coordinates: null })], ['offline_places.0.coordinates not-a-place']],
  ['no number', [tap({ coordinates: [Number.NaN, 47.39] })], ['offline_places.0.coordinates not-a-place']],
  ['an endless number', [tap({ coordinates: [Infinity, 47] })], ['offline_places.0.coordinates not-a-place']],
  [
    'numbers as texts',
    [tap({ coordinates: ['0.7', '47.39'] })],
    ['offline_places.0.coordinates not-a-place'],
  ],
  ['an altitude', [tap({ coordinates: [0.7, 47.39, 50] })], ['offline_places.0.coordinates not-a-place']],
  ['latitude first', [tap({ coordinates: [47.39, 0.7] })], ['offline_places.0.coordinates outside-limit']],
  ['another town', [tap({ coordinates: [2.35, 48.85] })], ['offline_places.0.coordinates outside-limit']],
  ['no circle', [tap({ radius: undefined })], ['offline_places.0.radius wrong-type']],
  ['an endless circle', [tap({ radius: 1e9 })], ['offline_places.0.radius out-of-range']],
  ['a device', [tap({ device: 'x' })], ['offline_places.0.device unknown-question']],
  [
    '20 000 vertices',
    [long('line', Array(20_000).fill(at))],
    ['offline_places.0.coordinates too-many-points'],
  ],
  [
    'a ring of them',
    [long('area', Array(20_000).fill(at))],
    ['offline_places.0.coordinates too-many-points'],
  ],
  ['a line that goes nowhere', [long('line', [at, at])], ['offline_places.0.coordinates shape-too-small']],
  ['a line of one point', [long('line', [at])], ['offline_places.0.coordinates shape-too-small']],
  [
    'an outline within one cell',
    [long('area', [at, [at[0] + 1e-5, at[1]], [at[0], at[1] + 1e-5]])],
    ['offline_places.0.coordinates shape-too-small'],
  ],
  [
    'an outline across the country',
    [long('area', [at, [at[0] + 3, at[1]], [at[0], at[1] + 0.01]])],
    ['offline_places.0.coordinates shape-too-large'],
  ],
  [
    'two rings',
    [{ type: 'area', coordinates: [[], []], answers: what }],
    ['offline_places.0.coordinates not-a-place'],
  ],
  [
    'an unknown area',
    [{ type: 'neighbourhood', area: 'atlantis', answers: what }],
    ['offline_places.0.area unknown-area'],
  ],
  [
    'a position beside an area',
    [{ type: 'neighbourhood', area: 'sanitas', coordinates: at, answers: what }],
    ['offline_places.0.coordinates unknown-question'],
  ],
  ['nothing said of it', [tap({ answers: {} })], ['offline_places.0.answers.what required']],
  ['an unknown choice', [tap({ answers: { what: 'x' } })], ['offline_places.0.answers.what unknown-choice']],
  [
    'an unknown question',
    [tap({ answers: { ...what, phone: '06' } })],
    ['offline_places.0.answers.phone unknown-question'],
  ],
  [
    'a long text',
    [tap({ answers: { ...what, words: 'x'.repeat(51) } })],
    ['offline_places.0.answers.words too-long'],
  ],
])('%s is refused', (_, given, problems) => {
  expect(problemsOf(given)).toEqual(problems);
});

test('a tap just out of the territory is taken: its cell touches it', () => {
  expect(problemsOf([tap({ coordinates: [0.6501, 47.4] })])).toEqual([]);
});

test('a survey that keeps neighbourhoods only has no lines', () => {
  const definition = structuredClone(everyFeature) as { pages: { elements: Record<string, unknown>[] }[] };
  definition.pages[3]!.elements[3]!['shapes'] = ['tap', 'line'];
  expect(() => compileSurvey(definition)).toThrow(UnsupportedSurvey);
});

test('in words, a place is no more exact than it is kept', () => {
  const given = [
    tap({ answers: { what: 'mobile', when: ['night'], words: 'souvent' } }),
    long('line', [
      [0.7, 47.39],
      [0.71, 47.39],
    ]),
  ];
  const answers = {
    offline_places: shapesOf({ offline_places: given }),
    help_wanted: [{ type: 'neighbourhood', area: 'sanitas', answers: {} }],
  };
  const lines = answersInWords(survey.definition, answers, null, (_, index) =>
    index === 0 ? 'Sanitas' : null,
  );
  expect(lines.map(({ answers: told }) => told.map(({ fr }) => fr))).toEqual([
    [
      'Un endroit (Sanitas), à 200\u00a0m près · mobile · night · « souvent »',
      'Un tracé, à 200\u00a0m près · mobile',
    ],
    ['Quelque part : Sanitas'],
  ]);
  expect(lines[0]?.answers[0]?.en).toBe('A place (Sanitas), within 200\u00a0m · mobile · night · “souvent”');
});

function positionsIn(coordinates: unknown): Position[] {
  const list = coordinates as unknown[];
  return typeof list[0] === 'number' ? [list as Position] : list.flatMap(positionsIn);
}
