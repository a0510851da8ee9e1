import { expect, test } from 'vitest';
import { bankedSurvey } from '../survey-bank/index.ts';
import { everyFeature } from './every-feature.fixture.ts';
import { answersInWords, compileSurvey } from './index.ts';

const { definition } = compileSurvey(everyFeature);
const told = (answers: Record<string, unknown>, area: string | null = null) =>
  answersInWords(definition, answers, area).map(({ context, question, answers: said }) =>
    [context?.fr ?? '', question.fr, ...said.map(({ fr }) => fr)].join('|'),
  );

test('every kind of answer is told in the order of the survey, whatever the order in which it is stored', () => {
  const given = {
    tools: { pad: 'often', wiki: 'never' },
    why: 'Parce que',
    roles: ['a', 'b'],
    since: 'long',
    street: 'Rue Nationale',
    children: 0,
    member: true,
    age_band: 'adult',
    area: 'sanitas',
  };
  expect(told(given, 'Sanitas')).toEqual([
    '|Où|Sanitas',
    '|Âge|adult',
    '|Membre|Oui',
    '|Enfants|0',
    '|Rue|Rue Nationale',
    'Membres|Rôles|a|b',
    'Membres|Depuis|long',
    'Membres|Pourquoi|Parce que',
    'Outils|wiki|never',
    'Outils|pad|often',
  ]);
});

test.each([
  [{ area: 'other' }, '|Où|Ailleurs'],
  [{ area: 'no-answer' }, '|Où|Pas de réponse'],
  [{ member: false }, '|Membre|Non'],
  // What a later version asks no more, or calls otherwise, is still theirs to read.
  [{ area: 'gone' }, '|Où|gone'],
  [{ since: 'a-choice-of-before' }, 'Membres|Depuis|a-choice-of-before'],
  [{ asked_before: ['x'] }, '|asked_before|["x"]'],
])('%j', (answers, line) => {
  expect(told(answers)).toEqual([line]);
});

test('choices of the bank are told in words, in both languages', () => {
  const survey = compileSurvey(bankedSurvey('residents').definition);
  const [line] = answersInWords(survey.definition, { situation: 'job-seeking' }, null);
  expect(line?.answers[0]?.fr).not.toBe('job-seeking');
  expect(line?.answers[0]?.en).not.toBe(line?.answers[0]?.fr);
});
