import type { AreaName } from '@belvedere/contracts/areas';
import { NO_ANSWER, OTHER_AREA, shapeInWords } from '@belvedere/domain/survey';
import { MapQuestion, NeighbourhoodQuestion } from '@belvedere/domain/survey/question';
import type { Question, SurveyModel } from 'survey-core';
import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';

/** One question and its answer, as the person reads them again. */
export interface ReviewLine {
  name: string;
  page: string;
  /** The page's own title, when it has one. */
  context: string | undefined;
  title: string;
  /** Empty when nothing was answered. */
  answers: string[];
  /** Typed freely rather than chosen. */
  free: boolean;
}

/** Every question asked, in order, with its answer in words. */
export function reviewLines(model: SurveyModel, areas: readonly AreaName[]): ReviewLine[] {
  return model.visiblePages.flatMap((page) =>
    page.questions
      .filter((question) => question.isVisible)
      .map((question) => ({
        name: question.name,
        page: page.name,
        context: page.title ? page.locTitle.renderedHtml : undefined,
        title: question.locTitle.renderedHtml,
        answers: question.isEmpty() ? [] : inWords(question, areas),
        free:
          question instanceof MapQuestion ||
          question.getType() === 'comment' ||
          question.getType() === 'text',
      })),
  );
}

function inWords(question: Question, areas: readonly AreaName[]): string[] {
  if (question instanceof NeighbourhoodQuestion) return [nameOf(question, areas)];
  if (question instanceof MapQuestion) return shapesInWords(question, areas);
  const choices = question as unknown as {
    choices?: { value: unknown; text: string }[];
  };
  const value: unknown = question.value;
  if (Array.isArray(value) && choices.choices)
    return choices.choices.filter((choice) => value.includes(choice.value)).map((choice) => choice.text);
  const shown: unknown = question.displayValue;
  if (typeof shown === 'object' && shown !== null)
    return Object.entries(shown).map(([name, column]) => m.answer_pair({ name, value: String(column) }));
  return [String(shown)];
}

function nameOf(question: NeighbourhoodQuestion, areas: readonly AreaName[]): string {
  const code: unknown = question.value;
  if (code === OTHER_AREA) return question.otherText;
  if (code === NO_ANSWER) return question.noAnswerText;
  return areas.find((area) => area.code === code)?.name ?? String(code);
}

function shapesInWords(question: MapQuestion, areas: readonly AreaName[]): string[] {
  const { definition } = question;
  if (!definition) return [];
  return question.shapes.map((shape) => {
    const code = question.areaOf(shape);
    return localized(shapeInWords(definition, shape, areas.find((area) => area.code === code)?.name ?? null));
  });
}
