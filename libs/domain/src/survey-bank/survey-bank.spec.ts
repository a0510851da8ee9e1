import { Model } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { codebook, compileSurvey, NO_ANSWER, type Question, type ShapeQuestion } from '../survey/index.ts';
import { registerQuestions } from '../survey/question/index.ts';
import { bankedSurvey, surveyBank } from './index.ts';

interface Text {
  default: string;
  en: string;
}

/** Every text of a definition, wherever it stands, with its path. */
function textsOf(node: unknown, path = ''): [string, Text][] {
  if (typeof node !== 'object' || node === null) return [];
  if ('default' in node) return [[path, node as Text]];
  return Object.entries(node).flatMap(([key, child]) => textsOf(child, path ? `${path}.${key}` : key));
}

/** The same answer to "I would rather not say" in every question; a free text may simply be left empty. */
function offersNoAnswer(question: Question | ShapeQuestion): boolean {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return question.choices.some((choice) => choice.value === NO_ANSWER);
    case 'checkbox':
      return question.choices.some((choice) => choice.value === NO_ANSWER && choice.isExclusive);
    case 'matrix':
      return question.columns.some((column) => column.value === NO_ANSWER);
    case 'neighbourhood':
      return question.noAnswerText !== undefined && question.otherText !== undefined;
    case 'map':
      return question.isRequired !== true && question.shapeQuestions.every(offersNoAnswer);
    case 'text':
    case 'comment':
    case 'boolean':
      return question.isRequired !== true && question.type === 'comment' && question.maxLength !== undefined;
  }
}

const withAskedOfShapes = (question: Question): (Question | ShapeQuestion)[] =>
  question.type === 'map' ? [question, ...question.shapeQuestions] : [question];

describe.each(surveyBank)('the survey of $slug, version $version', (banked) => {
  const survey = compileSurvey(banked.definition);
  const questions = survey.definition.pages.flatMap((page) => page.elements);
  const texts = textsOf(banked.definition);

  it('has every text in French and in English', () => {
    expect(texts.length).toBeGreaterThan(30);
    for (const [path, text] of texts) expect(Object.keys(text), path).toEqual(['default', 'en']);
    for (const question of questions.flatMap(withAskedOfShapes)) {
      const items = [
        ...('choices' in question ? question.choices : []),
        ...('columns' in question ? [...question.columns, ...question.rows] : []),
      ];
      for (const item of items) expect(item.text, `${question.name} ${item.value}`).toBeDefined();
    }
  });

  it('follows French typography', () => {
    for (const [path, text] of texts) {
      expect(text.default, path).not.toMatch(/[^\u202f][?!;]|[^\u00a0][:»]|«[^\u00a0]|'|\.\.\./);
      expect(text.en, path).not.toMatch(/\s[?!;:]|'|\.\.\./);
    }
  });

  it('starts with the neighbourhood, and lets everyone not answer any question', () => {
    expect(questions[0]?.name).toBe('area');
    for (const question of questions) expect(offersNoAnswer(question), question.name).toBe(true);
  });

  it('gives each question a theme', () => {
    const themes = ['profile', 'equipment', 'employment', 'education', 'citizenship', 'collective'];
    for (const question of questions) expect(themes, question.name).toContain(question.theme);
  });

  it('is shown in the language that is asked for', () => {
    registerQuestions();
    const model = new Model(banked.definition);
    expect(model.jsonErrors).toBeNull();
    expect(model.title).toBe(banked.title.fr);
    model.locale = 'en';
    expect(model.title).toBe(banked.title.en);
    expect(model.getQuestionByName('area')['noAnswerText']).toBe('I’d rather not say');
  });
});

describe('the survey of residents', () => {
  const survey = compileSurvey(bankedSurvey('residents').definition);
  const book = codebook(survey);

  it('asks sixteen questions, one per page', () => {
    expect(survey.definition.pages.map((page) => page.name)).toMatchInlineSnapshot(`
      [
        "area",
        "age_band",
        "situation",
        "devices",
        "connection",
        "frequency",
        "places_of_use",
        "ease",
        "procedures",
        "renunciation",
        "helper",
        "employment",
        "education",
        "citizenship",
        "collective_uses",
        "learning_wish",
      ]
    `);
  });

  it('yields these variables', () => {
    expect(book.map((variable) => variable.name)).toMatchInlineSnapshot(`
      [
        "age_band",
        "situation",
        "devices",
        "connection",
        "frequency",
        "places_of_use",
        "ease",
        "procedures",
        "renunciation",
        "renunciation_reasons",
        "helper",
        "employment_offers",
        "employment_cv",
        "employment_application",
        "education_follow_up",
        "education_learning",
        "citizenship_information",
        "citizenship_opinion",
        "citizenship_association",
        "collective_uses",
      ]
    `);
  });

  it('is broken down by age and situation', () => {
    expect(book.flatMap(({ name, dimension }) => (dimension ? [[name, dimension]] : []))).toEqual([
      ['age_band', 'age_band'],
      ['situation', 'situation'],
    ]);
    expect(book[0]?.values.map(({ value }) => value)).toEqual([
      '15-17',
      '18-24',
      '25-39',
      '40-59',
      '60-74',
      '75-plus',
    ]);
  });

  it('is not for the under 15, and says so kindly', () => {
    expect(survey.screenOuts()).toMatchObject([
      { question: 'age_band', value: 'under-15', code: 'under-age' },
    ]);
    expect(survey.screenOuts()[0]?.text?.fr).toContain('Rien n’a été enregistré');
  });
});

describe('the survey of structures', () => {
  const survey = compileSurvey(bankedSurvey('structures').definition);

  it('asks eight questions after the neighbourhood', () => {
    expect(survey.definition.pages.map((page) => page.name)).toMatchInlineSnapshot(`
      [
        "area",
        "publics",
        "staff",
        "equipment",
        "tools",
        "collective_uses",
        "needs",
        "barriers",
        "ready_to_share",
      ]
    `);
  });

  it('asks about each tool on one scale', () => {
    const tools = codebook(survey).filter((variable) => variable.name.startsWith('tools.'));
    expect(tools.map((variable) => variable.name)).toHaveLength(11);
    const scale = ['never-heard', 'known', 'tried', 'regular', 'helping-others'];
    for (const tool of tools) expect(tool.values.map(({ value }) => value)).toEqual(scale);
  });
});

it('there is no survey that is not in the bank', () => {
  expect(() => bankedSurvey('residents', 99)).toThrow('No survey "residents" version 99');
});
