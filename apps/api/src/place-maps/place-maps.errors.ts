import { Failure } from '../failure.ts';

export class MapQuestionNotFound extends Failure {
  constructor() {
    super('not-found', 'map-question-not-found', "Cette enquête n'a pas cette question sur une carte.");
  }
}
