import { describe, expect, test } from 'vitest';
import { NO_ANSWER, REST, SELECTED } from '@belvedere/domain/privacy';
import { codebook, compileSurvey } from '@belvedere/domain/survey';
import { bankedSurvey } from '@belvedere/domain/survey-bank';
import { leafCounts, nationalReferences, residentIndicators } from './index.ts';

const variables = new Map(
  codebook(compileSurvey(bankedSurvey('residents').definition)).map((variable) => [variable.name, variable]),
);

describe.each(residentIndicators.map((indicator) => [indicator.slug, indicator] as const))(
  '%s',
  (_, indicator) => {
    test('speaks of a variable and values that the survey asks for', () => {
      const variable = variables.get(indicator.variable);
      const values = variable?.values.map(({ value }) => value);
      expect(variable?.kind).toBe(indicator.option === undefined ? 'single' : 'multiple');
      expect(values).toEqual(
        expect.arrayContaining([...(indicator.headline ?? []), indicator.option ?? values?.[0]]),
      );
    });
  },
);

test('there is one indicator for a variable or an option, never two ways of adding up the same values', () => {
  const subjects = residentIndicators.map(({ variable, option }) => `${variable}/${option ?? ''}`);
  expect(new Set(subjects).size).toBe(subjects.length);
  expect(new Set(residentIndicators.map(({ slug }) => slug)).size).toBe(residentIndicators.length);
});

test('every national figure is about an indicator', () => {
  const slugs = new Set(residentIndicators.map(({ slug }) => slug));
  for (const { indicator } of nationalReferences) expect(slugs).toContain(indicator);
});

describe('every respondent is counted once', () => {
  const at = { area: 'sanitas', ageBand: '25-39', situation: 'employed' };
  const respondents = [{ ...at, value: '*', n: 20 }];

  test('those who gave no value have not answered', () => {
    const values = [
      { ...at, value: 'alone', n: 12 },
      { ...at, value: 'no', n: 5 },
    ];
    expect(leafCounts({}, respondents, values)).toEqual([...values, { ...at, value: NO_ANSWER, n: 3 }]);
  });

  test('an option is chosen or not, whatever else was', () => {
    const values = [
      { ...at, value: 'smartphone', n: 18 },
      { ...at, value: 'computer', n: 11 },
    ];
    expect(leafCounts({ option: 'computer' }, respondents, values)).toEqual([
      { ...at, value: SELECTED, n: 11 },
      { ...at, value: REST, n: 9 },
    ]);
  });
});
