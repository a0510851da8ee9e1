/** Reads what people answer, on the phone and on the server alike. */
export { compileSurvey, type CompiledSurvey, type ReadResult, type ScreenOut } from './compile.ts';
export { codebook, type Variable, type VariableValue } from './codebook/codebook.ts';
export {
  asksForPlaces,
  parseDefinition,
  questionsOf,
  type DrawnShape,
  type Localized,
  type MapDefinition,
  type Question,
  type ShapeQuestion,
  type SurveyDefinition,
} from './definition.ts';
export { AREA_QUESTION, NO_ANSWER, OTHER_AREA } from './special-answers/index.ts';
export { conditionInWords } from './condition-in-words.ts';
export { answersInWords, type AnswerInWords, type NameOfPlace } from './in-words.ts';
export { problemTexts, type ProblemCode, type SurveyProblem } from './problems.ts';
export { placeInWords, shapeInWords } from './shape-in-words.ts';
export type { Answer, Answers, Place, ReadContext, Shape, ShapeAnswers, Yields } from './reading.ts';
export { UnsupportedSurvey, type DefinitionFault } from './unsupported-survey.ts';
