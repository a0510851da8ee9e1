import { describe, expect, test } from 'vitest';
import { bankedSurvey } from '../survey-bank/index.ts';
import { codebook, compileSurvey, UnsupportedSurvey } from './index.ts';
import { sensitiveSurvey } from './sensitive.fixture.ts';

const survey = compileSurvey(sensitiveSurvey);
const areas = new Set(['sanitas']);
const read = (answers: Record<string, unknown>, leastAge?: number) =>
  survey.read({ area: 'sanitas', ...answers }, { areas, ...(leastAge !== undefined && { leastAge }) });
const problems = (answers: Record<string, unknown>) => {
  const found = read(answers);
  return found.ok ? [] : found.problems.map(({ path, code }) => `${path} ${code}`);
};

describe('a sensitive question', () => {
  test.each([
    [{ health_consent: true, hindrance: 'sight', hindrance_words: 'Je lis mal' }],
    [{ health_consent: false }],
    [{}],
  ])('is answered after a consent, or not at all: %j', (answers) => {
    expect(read(answers)).toMatchObject({ ok: true, answers: { area: 'sanitas', ...answers } });
  });

  test.each([
    [{ hindrance: 'sight' }, ['hindrance not-asked']],
    [{ health_consent: false, hindrance: 'none' }, ['hindrance not-asked']],
    [{ health_consent: false, hindrance_words: 'x' }, ['hindrance_words not-asked']],
    [{ health_consent: 'true', hindrance: 'none' }, ['health_consent wrong-type']],
    [{ health_consent: 1, hindrance: 'none' }, ['health_consent wrong-type']],
  ])('without it, an answer is refused, and with it the whole: %j', (answers, expected) => {
    expect(problems(answers)).toEqual(expected);
  });

  test('is counted, the consent is not', () => {
    expect(read({ health_consent: true, hindrance: 'none' })).toMatchObject({
      yields: { hindrance: 'none' },
    });
    const given = read({ health_consent: true, hindrance: 'none' });
    expect(given.ok && Object.keys(given.yields)).toEqual(['hindrance']);
    expect(codebook(survey).map(({ name }) => name)).toEqual(['age_band', 'hindrance']);
  });
});

/** The same survey, with something changed in its page on health or in the question that asks for consent. */
function changed(page: object, consent: object = {}) {
  const [where, who, mayWe, health] = sensitiveSurvey.pages;
  const asking = { ...mayWe, elements: [{ ...mayWe!.elements[0], ...consent }] };
  return { ...sensitiveSurvey, pages: [where, who, asking, { ...health, ...page }] };
}

test.each<[string, object]>([
  ['asked of everybody', changed({ visibleIf: undefined })],
  ['asked of those who refuse', changed({ visibleIf: '{health_consent} = false' })],
  [
    'asked of some without consent',
    changed({ visibleIf: "{health_consent} = true or {age_band} = '25-plus'" }),
  ],
  ['behind a question that asks no consent', changed({}, { consent: undefined })],
  ['behind a question that is no consent', changed({ visibleIf: "{age_band} = '25-plus'" })],
])('a survey whose sensitive question is %s is not published', (_, definition) => {
  expect(() => compileSurvey(definition)).toThrow(UnsupportedSurvey);
  expect(() => compileSurvey(definition)).toThrow('hindrance: is sensitive');
});

test('a consent that is asked after the question is not published either', () => {
  const [where, who, mayWe, health] = sensitiveSurvey.pages;
  expect(() => compileSurvey({ ...sensitiveSurvey, pages: [where, who, health, mayWe] })).toThrow(
    'which is not asked before',
  );
});

describe('the least age of a campaign', () => {
  test.each([
    [undefined, 'under-15', false],
    [undefined, '15-17', true],
    [15, '15-17', true],
    [15, 'under-15', false],
    // Somebody of this band may be too young: nothing is kept.
    [16, '15-17', false],
    [18, '15-17', false],
    [18, '18-24', true],
    [18, '25-plus', true],
    [18, 'no-answer', true],
    [26, '25-plus', false],
  ])('%s: %s is taken: %s', (leastAge, age_band, taken) => {
    const found = read({ age_band, health_consent: false }, leastAge);
    expect(found.ok).toBe(taken);
    if (!found.ok) expect(found.problems).toEqual([{ path: 'age_band', code: 'under-age' }]);
    // What stops on the device is what the server refuses.
    const stops = survey.screenOuts(leastAge).some(({ value }) => value === age_band);
    expect(stops).toBe(!taken);
  });

  test('holds in the bank', () => {
    const bank = compileSurvey(bankedSurvey('residents').definition);
    expect(bank.screenOuts(15).map(({ value }) => value)).toEqual(['under-15']);
    expect(bank.screenOuts(18).map(({ value }) => value)).toEqual(['under-15', '15-17']);
    expect(bank.screenOuts(15)[0]?.text?.fr).toContain('15 ans');
    expect(
      bank.screenOuts(18).map(({ text }) => text),
      'no other limit is named',
    ).toEqual([undefined, undefined]);
  });
});
