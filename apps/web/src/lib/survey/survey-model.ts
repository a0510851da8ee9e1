import {
  problemTexts,
  questionsOf,
  type MapDefinition,
  type ReadContext,
  type SurveyDefinition,
} from '@belvedere/domain/survey';
import { MapQuestion, NeighbourhoodQuestion, registerQuestions } from '@belvedere/domain/survey/question';
import {
  QuestionBooleanModel,
  QuestionDropdownModel,
  settings,
  surveyLocalization,
  SurveyModel,
  type PageModel,
} from 'survey-core';
import 'survey-core/i18n/french';

/** SurveyJS's own settings and texts are global: set once, however many models are made. */
function prepareSurveyJs(): void {
  registerQuestions();
  settings.animationEnabled = false;
  for (const language of ['fr', 'en'] as const) {
    const texts = surveyLocalization.locales[language] as Record<string, string> | undefined;
    if (texts) texts['requiredError'] = problemTexts.required[language];
  }
}

/**
 * A survey version as a SurveyJS model that asks and checks, and nothing more: title, progress, buttons and the last
 * screen are ours.
 * @param read the same definition, as the survey's reader understands it
 * @param context where the answers may lie
 */
export function surveyModel(
  definition: Record<string, unknown>,
  language: 'fr' | 'en',
  read: SurveyDefinition,
  context: ReadContext,
): SurveyModel {
  prepareSurveyJs();
  const model = new SurveyModel(definition);
  model.locale = language;
  model.showTitle = false;
  model.showNavigationButtons = false;
  model.showProgressBar = false;
  model.showCompletePage = false;
  model.showQuestionNumbers = false;
  // Every question but the last is required, and each can be declined: a mark on all of them would say nothing.
  model.requiredMark = '';
  model.autoFocusFirstQuestion = false;
  model.questionErrorLocation = 'top';
  model.textUpdateMode = 'onTyping';
  // Answers to what is no longer asked stay until the end, in case the person changes their mind back.
  model.clearInvisibleValues = 'none';
  model.onGetTitleTagName.add((_, options) => {
    const ofPage = options.element.isPage;
    const page = ofPage ? undefined : (options.element as { page?: PageModel }).page;
    options.tagName = ofPage || !page?.title ? 'h2' : 'h3';
  });
  for (const question of model.getAllQuestions()) {
    if (question instanceof NeighbourhoodQuestion) question.areas = context.areas;
    if (question instanceof MapQuestion) {
      question.context = context;
      question.definition = questionsOf(read).find(
        (one) => one.type === 'map' && one.name === question.name,
      ) as MapDefinition;
    }
    if (question instanceof QuestionDropdownModel) question.renderAs = 'select';
    if (question instanceof QuestionBooleanModel) question.renderAs = 'radio';
  }
  return model;
}

/** What was answered to the questions that are asked, as the survey's reader wants it. */
export function answersOf(model: SurveyModel): Record<string, unknown> {
  return Object.fromEntries(
    model
      .getAllQuestions(true)
      .filter((question) => !question.isEmpty())
      .map((question) => [question.name, question.value as unknown]),
  );
}
