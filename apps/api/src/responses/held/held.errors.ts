import { Failure } from '../../failure.ts';

export class NothingHeld extends Failure {
  constructor() {
    super(
      'not-found',
      'nothing-held',
      'Plus aucune réponse n’est à valider pour cette campagne : quelqu’un en a peut-être décidé.',
    );
  }
}
