import { bankedSurvey } from '@belvedere/domain/survey-bank';
import { registerQuestions } from '@belvedere/domain/survey/question';
import { SurveyModel } from 'survey-core';
import { expect, test } from 'vitest';
import { firstQuestion } from './first-question.ts';

const areas = [{ code: 'sanitas', name: 'Sanitas', commune: 'Tours' }] as never;
type Definition = { pages: { title?: string; elements: object[] }[] };
const residents = () => structuredClone(bankedSurvey('residents').definition) as unknown as Definition;

test('a survey that begins with the neighbourhood says so in both languages', () => {
  const definition = residents();
  const asked = firstQuestion(definition, areas, 'fr');
  expect(asked).toMatchObject({ page: 'area', areas });
  expect(asked!.title).toContain('quartier habitez-vous');
  // As SurveyJS counts, for somebody who answered nothing yet.
  registerQuestions();
  expect(asked!.pages).toBe(new SurveyModel(definition).visiblePages.length);
  expect(firstQuestion(definition, areas, 'en')!.noAnswerText).toBe('I’d rather not say');
});

test('a survey that begins with anything else leaves its first screen to SurveyJS', () => {
  const later = residents();
  later.pages.push(later.pages.shift()!);
  expect(firstQuestion(later, areas, 'fr')).toBeNull();
  const together = residents();
  together.pages[0]!.elements.push(...together.pages.splice(1, 1)[0]!.elements);
  expect(firstQuestion(together, areas, 'fr')).toBeNull();
  const titled = residents();
  titled.pages[0]!.title = 'Vous';
  expect(firstQuestion(titled, areas, 'fr')).toBeNull();
});
