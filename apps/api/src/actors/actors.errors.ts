import { Failure } from '../failure.ts';

export class ActorNotFound extends Failure {
  constructor() {
    super('not-found', 'actor-not-found', "Cet acteur n'existe pas dans ce territoire.");
  }
}
