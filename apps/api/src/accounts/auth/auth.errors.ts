import { Failure } from '../../failure.ts';

export class SignUpClosed extends Failure {
  constructor() {
    super(
      'forbidden',
      'sign-up-closed',
      'Les comptes se créent sur invitation. Demandez-en une à votre groupe ou à la structure qui vous accompagne.',
    );
  }
}

export class TooManyAttempts extends Failure {
  constructor(readonly retryAfter: number) {
    super('too-many', 'too-many-attempts', `Trop d’essais. Réessayez dans ${String(retryAfter)} secondes.`);
  }
}
