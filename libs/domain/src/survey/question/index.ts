/** What SurveyJS itself must know of our surveys: for whoever builds a SurveyJS model, never for the server. */
export { NeighbourhoodQuestion, registerNeighbourhoodQuestion } from './neighbourhood-question.ts';
