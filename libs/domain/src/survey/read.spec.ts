import { describe, expect, it } from 'vitest';
import { Places } from '../geography/rough/index.ts';
import { everyFeature, squareTown } from './every-feature.fixture.ts';
import { compileSurvey, problemTexts, type ProblemCode } from './index.ts';

const survey = compileSurvey(everyFeature);
const areas = new Set(['sanitas']);
const places = new Places(squareTown, 'neighbourhood');
const point = (...coordinates: number[]) => ({ type: 'point', coordinates, answers: { what: 'home' } });
const complete = { area: 'sanitas', member: true, since: 'long', roles: ['a'], tools: { wiki: 'never' } };

function problemsOf(answers: unknown) {
  const read = survey.read(answers, { areas, places });
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

/** What is changed in complete answers, and every problem that it must give. */
const refused: [string, Record<string, unknown>, string[]][] = [
  ['a choice that is no text', { since: 3 }, ['since wrong-type']],
  ['null', { since: null }, ['since wrong-type']],
  ['an array for a single choice', { since: ['long'] }, ['since wrong-type']],
  ['an unheard-of choice', { since: 'yesterday' }, ['since unknown-choice']],
  ['a name that every object has', { since: 'constructor' }, ['since unknown-choice']],
  ['a missing required answer', { area: undefined }, ['area required']],
  ['a required matrix without a row', { tools: {} }, ['tools required']],
  [
    'a required row',
    { tools: { wiki: 'often' }, staff: { employees: 'few' } },
    ['staff.volunteers required'],
  ],
  ['a matrix whose rows are required', { tools: { wiki: 'often' } }, ['staff required']],
  ['an unknown question', { phone: '0612' }, ['phone unknown-question']],
  ['a choice given twice', { roles: ['a', 'a'] }, ['roles.1 duplicate-choice']],
  ['an unknown choice among others', { roles: ['a', 'z'] }, ['roles.1 unknown-choice']],
  ['a nested choice', { roles: [['a']] }, ['roles.0 wrong-type']],
  ['an exclusive choice with another', { roles: ['none', 'b'] }, ['roles exclusive-choice']],
  ['too many choices', { roles: ['a', 'b', 'c'] }, ['roles too-many-choices']],
  ['an endless list', { roles: Array(1e6).fill('a') }, ['roles too-many-choices']],
  ['a text for a checkbox', { roles: 'a' }, ['roles wrong-type']],
  ['a list for a matrix', { tools: ['never'] }, ['tools wrong-type']],
  ['an unknown row', { tools: { wiki: 'never', blog: 'never' } }, ['tools.blog unknown-row']],
  ['an unknown column', { tools: { wiki: 'always' } }, ['tools.wiki unknown-choice']],
  ['a nested cell', { tools: { wiki: { a: 1 } } }, ['tools.wiki wrong-type']],
  ['a number below', { children: -1 }, ['children out-of-range']],
  ['age 200', { children: 200 }, ['children out-of-range']],
  ['a number as text', { children: '2' }, ['children wrong-type']],
  ['no number', { children: Number.NaN }, ['children wrong-type']],
  ['an endless number', { children: Infinity }, ['children wrong-type']],
  ['yes as text', { member: 'true' }, ['member wrong-type']],
  ['a long line', { street: 'x'.repeat(21) }, ['street too-long']],
  ['an endless text', { street: 'x'.repeat(1e7) }, ['street too-long']],
  ['NUL, which jsonb refuses', { street: 'a\0b' }, ['street forbidden-character']],
  ['half a surrogate pair', { street: 'a\ud83d' }, ['street forbidden-character']],
  ['a new line in a line', { street: 'a\nb' }, ['street forbidden-character']],
  ['an unknown neighbourhood', { area: 'atlantis' }, ['area unknown-area']],
  ['a neighbourhood that is no text', { area: { code: 'sanitas' } }, ['area wrong-type']],
  ['an answer to a hidden question', { roles: ['b'] }, ['since not-asked']],
  ['answers to a hidden page', { member: false }, ['roles not-asked', 'since not-asked']],
  ['under 15, and nothing else is said', { age_band: 'under-15', phone: 'x' }, ['age_band under-age']],
  ['a place without a position', { offline_places: [point()] }, ['offline_places.0.coordinates not-a-place']],
  ['another town', { offline_places: [point(2.3, 48.8)] }, ['offline_places.0.coordinates outside-limit']],
  [
    'too many places',
    { offline_places: Array(4).fill(point(0.7, 47.4)) },
    ['offline_places too-many-shapes'],
  ],
  [
    'an endless line',
    { offline_places: [{ ...point(), type: 'line', coordinates: Array(1e6).fill([0.7, 47.4]) }] },
    ['offline_places.0.coordinates too-many-points'],
  ],
  [
    'a line that goes nowhere',
    { offline_places: [{ ...point(), type: 'line', coordinates: Array(2).fill([0.7, 47.4]) }] },
    ['offline_places.0.coordinates shape-too-small'],
  ],
  [
    'a line across the country',
    {
      offline_places: [
        {
          ...point(),
          type: 'line',
          coordinates: [
            [0.7, 47.4],
            [2.3, 48.8],
          ],
        },
      ],
    },
    ['offline_places.0.coordinates shape-too-large'],
  ],
  // What is asked depends on a refused answer: nothing is said of the questions that hang on it.
  ['a refused answer that others hang on', { member: 3, since: undefined }, ['member wrong-type']],
];

describe('answers are refused', () => {
  it.each(refused)('%s', (_, change, expected) => {
    expect(problemsOf({ ...complete, ...change })).toEqual(expected);
  });

  it.each([null, undefined, 'text', 3, [], new Date(), new Map()])(
    'when they are no object: %s',
    (answers) => {
      expect(problemsOf(answers)).toEqual([' wrong-type']);
    },
  );

  it('when a key is one that objects have', () => {
    const hostile = { ...complete, ...(JSON.parse('{"x":1}') as object) };
    Object.defineProperty(hostile, '__proto__', { value: { area: 'other' }, enumerable: true });
    expect(problemsOf(hostile)).toEqual(['x unknown-question', '__proto__ unknown-question']);
    const row = JSON.parse('{"wiki":"never","__proto__":"never"}') as object;
    expect(problemsOf({ ...complete, tools: row })).toEqual(['tools.__proto__ unknown-row']);
  });

  it('without listing more problems than anyone reads, nor what could not be stored', () => {
    const strangers = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, 1]));
    expect(problemsOf({ ...complete, ...strangers })).toHaveLength(20);
    const [problem] = problemsOf({ ...complete, ['\0\ud800' + 'x'.repeat(500)]: 1 });
    expect(problem).toBe(`\ufffd\ufffd${'x'.repeat(58)} unknown-question`);
  });

  it('with each code tried here, and told in both languages', () => {
    const tried = new Set(
      refused.flatMap(([, , problems]) => problems.map((problem) => problem.split(' ')[1])),
    );
    expect([...tried].sort()).toEqual(Object.keys(problemTexts).sort());
    for (const code of Object.keys(problemTexts) as ProblemCode[]) {
      expect(problemTexts[code].fr).not.toMatch(/(?: [?!;:»]|« )|'/);
      expect(problemTexts[code].en).not.toBe('');
    }
  });
});

describe('answers are accepted', () => {
  it('in canonical form, with what they yield', () => {
    const answers = {
      tools: { pad: 'no-answer', wiki: 'often' },
      staff: { volunteers: 'many', employees: 'few' },
      roles: ['b', 'a'],
      street: '  rue des Halles ',
      since: 'long',
      member: true,
      children: 2,
      why: 'pour voir\nles gens',
      age_band: 'no-answer',
      area: 'sanitas',
    };
    const read = survey.read(answers, { areas });
    expect(read).toEqual({
      ok: true,
      area: 'sanitas',
      answers: { ...answers, roles: ['a', 'b'], street: 'rue des Halles' },
      yields: {
        member: 'true',
        roles: ['a', 'b'],
        since: 'long',
        'tools.wiki': 'often',
        'staff.employees': 'few',
        'staff.volunteers': 'many',
      },
    });
    const inOrder = 'area age_band member children street roles since why tools staff';
    expect(read.ok && Object.keys(read.answers).join(' ')).toBe(inOrder);
    expect(read.ok && Object.keys(read.answers['tools'] ?? {})).toEqual(['wiki', 'pad']);
  });

  it.each(['other', 'no-answer'])('from %s neighbourhood', (area) => {
    expect(survey.read({ ...complete, area }, { areas })).toMatchObject({ ok: true, area });
  });

  it.each([{ roles: [] }, { why: ' ' }, { since: '' }, { staff: {} }])(
    'when a form left nothing in a hidden question: %j',
    (left) => {
      const member = { area: 'sanitas', member: false, tools: { pad: 'never' } };
      expect(survey.read({ ...member, ...left }, { areas })).toMatchObject({ ok: true });
    },
  );

  it('without changing what was sent', () => {
    const sent = Object.freeze({ ...complete, roles: Object.freeze(['b', 'a']) });
    expect(survey.read(sent, { areas }).ok).toBe(true);
  });
});

it('tells who the survey is not for', () => {
  expect(survey.screenOuts()).toEqual([
    { question: 'age_band', value: 'under-15', code: 'under-age', text: undefined },
  ]);
});
