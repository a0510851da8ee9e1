import type { Area } from '@belvedere/contracts/areas';
import { compileSurvey } from '@belvedere/domain/survey';

/** The neighbourhood question of a survey that begins with it, in one language, with the places to choose from. */
export interface FirstQuestion {
  page: string;
  /** How many pages are shown to somebody who answered nothing yet. */
  pages: number;
  title: string;
  description: string | undefined;
  otherText: string;
  noAnswerText: string;
  areas: readonly Area[];
}

/**
 * What the first screen of a questionnaire asks, so that it can be read and answered before SurveyJS has arrived.
 * @returns null when the survey begins with something else than its neighbourhood question alone
 */
export function firstQuestion(
  source: unknown,
  areas: readonly Area[],
  language: 'fr' | 'en',
): FirstQuestion | null {
  const survey = compileSurvey(source);
  const { pages } = survey.definition;
  const [first] = pages;
  const [question, ...others] = first?.elements ?? [];
  if (!first || first.title || first.visibleIf || others.length > 0) return null;
  if (question?.type !== 'neighbourhood' || !question.otherText || !question.noAnswerText) return null;
  const asked = survey.asked({});
  return {
    page: first.name,
    pages: pages.filter(({ elements }) => elements.some(({ name }) => asked.has(name))).length,
    title: question.title[language],
    description: question.description?.[language],
    otherText: question.otherText[language],
    noAnswerText: question.noAnswerText[language],
    areas,
  };
}
