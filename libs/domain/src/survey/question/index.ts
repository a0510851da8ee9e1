import { registerMapQuestion } from './map-question.ts';
import { registerNeighbourhoodQuestion } from './neighbourhood-question.ts';

/** What SurveyJS itself must know of our surveys: for whoever builds a SurveyJS model, never for the server. */
export { MapQuestion } from './map-question.ts';
export { NeighbourhoodQuestion } from './neighbourhood-question.ts';
export { radiiOf } from '../read-shapes.ts';

/** Teaches SurveyJS our questions. Call it once before a model is made; again does nothing. */
export function registerQuestions(): void {
  registerNeighbourhoodQuestion();
  registerMapQuestion();
}
