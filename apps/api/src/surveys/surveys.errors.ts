import { Failure } from '../failure.ts';

export class SurveyVersionNotFound extends Failure {
  constructor() {
    super('not-found', 'survey-version-not-found', "Cette version du questionnaire n'existe pas.");
  }
}
