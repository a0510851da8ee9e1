/** Reads what people answer, on the phone and on the server alike. */
export { compileSurvey, type CompiledSurvey, type ReadResult, type ScreenOut } from './compile.ts';
export { codebook, type Variable, type VariableValue } from './codebook/codebook.ts';
export {
  AREA_QUESTION,
  NO_ANSWER,
  OTHER_AREA,
  parseDefinition,
  type Localized,
  type Question,
  type SurveyDefinition,
} from './definition.ts';
export { answersInWords, type AnswerInWords } from './in-words.ts';
export { problemTexts, type ProblemCode, type SurveyProblem } from './problems.ts';
export type { Answer, Answers, ReadContext, Yields } from './reading.ts';
export { UnsupportedSurvey, type DefinitionFault } from './unsupported-survey.ts';
