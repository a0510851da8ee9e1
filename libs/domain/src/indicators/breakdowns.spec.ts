import { expect, test } from 'vitest';
import { codebook, compileSurvey } from '@belvedere/domain/survey';
import { bankedSurvey } from '@belvedere/domain/survey-bank';
import { residentIndicators } from './index.ts';

const variables = new Map(
  codebook(compileSurvey(bankedSurvey('residents').definition)).map((variable) => [variable.name, variable]),
);

// "How many are 75 or over in Sanitas" is a base, withheld below the threshold; as a value of a table it
// would be told from five people on, and give that base away.
test('no indicator counts what figures are broken down by', () => {
  expect(residentIndicators.filter(({ variable }) => variables.get(variable)?.dimension)).toEqual([]);
});

test('every indicator is asked of all respondents, who are its base', () => {
  expect(residentIndicators.filter(({ variable }) => variables.get(variable)?.asked)).toEqual([]);
});

test('each theme has an indicator', () => {
  const themes = new Set(residentIndicators.map(({ theme }) => theme));
  expect(themes).toEqual(new Set(['employment', 'education', 'citizenship', 'equipment', 'collective']));
});
