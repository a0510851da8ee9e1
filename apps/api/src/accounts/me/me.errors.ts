import { Failure } from '../../failure.ts';

export class SessionNotFound extends Failure {
  constructor() {
    super('not-found', 'session-not-found', 'Cette connexion est déjà terminée.');
  }
}
