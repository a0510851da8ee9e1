import { Failure } from '../../failure.ts';

export class SessionNotFound extends Failure {
  constructor() {
    super('not-found', 'session-not-found', 'Cette connexion est déjà terminée.');
  }
}

export class AddressUnchanged extends Failure {
  constructor() {
    super('invalid', 'address-unchanged', 'C’est déjà votre adresse.');
  }
}

export class WrongPassword extends Failure {
  constructor() {
    super('invalid', 'invalid-password', 'Ce mot de passe n’est pas le bon.');
  }
}

export class SignInAgain extends Failure {
  constructor() {
    super(
      'forbidden',
      'sign-in-again',
      'Votre connexion est trop ancienne pour cela : déconnectez-vous, reconnectez-vous, puis recommencez.',
    );
  }
}
