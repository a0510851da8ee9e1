import { Failure } from '../failure.ts';

export class SignInRequired extends Failure {
  constructor() {
    super('unauthorized', 'sign-in-required', 'Connectez-vous pour continuer.');
  }
}

export class Forbidden extends Failure {
  constructor() {
    super(
      'forbidden',
      'forbidden',
      'Votre rôle ne le permet pas. Demandez à une personne qui administre ce territoire.',
    );
  }
}

/** Said word for word as for an address that leads nowhere. */
export class Hidden extends Failure {
  constructor() {
    super('not-found', 'not-found', 'Cette adresse ne mène à rien.');
  }
}
