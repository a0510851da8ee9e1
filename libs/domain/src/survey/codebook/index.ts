/** What describes a survey, without survey-core: for pages that show figures and never ask a question. */
export { codebook, type Variable, type VariableValue } from './codebook.ts';
export { parseDefinition, type Localized, type SurveyDefinition } from '../definition.ts';
export { NO_ANSWER, OTHER_AREA } from '../special-answers/index.ts';
