import { expect, test } from 'vitest';
import { compileSurvey, conditionInWords, parseDefinition } from '../survey/index.ts';
import residents from '../survey-bank/residents.v1.json' with { type: 'json' };
import structures from '../survey-bank/structures.v1.json' with { type: 'json' };
import { paperSheet } from './index.ts';

const definition = parseDefinition(residents);
const sheet = paperSheet(definition);

test.each([residents, structures])(
  'numbers every question, and gives each box of one a key of its own',
  (source) => {
    const questions = paperSheet(parseDefinition(source));
    expect(questions.map(({ number }) => number)).toEqual(questions.map((_, index) => index + 1));
    for (const { choices, name } of questions) {
      const keys = choices.map(({ key }) => key);
      expect(new Set(keys).size, name).toBe(keys.length);
      expect(keys, name).not.toContain('');
    }
  },
);

test('the key of no answer is the same in every question that has one', () => {
  const keys = sheet.flatMap(({ choices }) =>
    choices.filter(({ value }) => value === 'no-answer').map(({ key }) => key),
  );
  expect(keys.length).toBeGreaterThan(10);
  expect(new Set(keys)).toEqual(new Set(['0']));
});

const number = (name: string) => String(sheet.find((question) => question.name === name)?.number);

test('a question that is not for everybody says for whom it is', () => {
  const words = sheet.flatMap(({ onlyIf }) => (onlyIf ? [onlyIf.fr] : []));
  expect(words.length).toBeGreaterThan(0);
  for (const sentence of words)
    expect(sentence).toMatch(/^À remplir seulement si vous .* à la question \d+\.$/);
});

test.each([
  ["{frequency} <> 'never'", /^À remplir seulement si vous n’avez pas répondu « .+ » à la question \d+\.$/],
  [
    "{renunciation} anyof ['yes-otherwise', 'yes-for-good']",
    /^À remplir seulement si vous avez répondu « .+ » ou « .+ » à la question \d+\.$/,
  ],
  ["{devices} contains 'smartphone'", /vous avez répondu « Un smartphone » à la question \d+\.$/],
  ["{devices} notempty and {situation} = 'retired'", /et si vous avez répondu « Je suis à la retraite »/],
  ['{devices} empty', /vous n’avez pas répondu à la question \d+\.$/],
  // What has no words of ours is left to the reader, never guessed.
  ['{devices.length} > 2', /^Cette question ne se pose pas à tout le monde/],
  ["{nowhere} = 'x'", /^Cette question ne se pose pas à tout le monde/],
])('%s in words', (condition, expected) => {
  expect(conditionInWords(definition, condition).fr.replaceAll('\u00a0', ' ')).toMatch(expected);
});

test('a condition names the question by the number printed before it', () => {
  expect(conditionInWords(definition, "{situation} = 'retired'").fr).toContain(
    `question ${number('situation')}.`,
  );
});

test('what is asked follows the answers, and an answer to what is not asked asks nothing', () => {
  const survey = compileSurvey(residents);
  const conditional = sheet.filter(({ onlyIf }) => onlyIf).map(({ name }) => name);
  const never = survey.asked({ frequency: 'never' });
  const daily = survey.asked({ frequency: 'daily' });
  expect(conditional.some((name) => daily.has(name) && !never.has(name))).toBe(true);
  expect(daily.has('area')).toBe(true);
});
