import { Failure } from '../failure.ts';

export class PersonNotFound extends Failure {
  constructor(email: string) {
    super('not-found', 'person-not-found', `Personne n’a de compte avec l’adresse ${email}.`);
  }
}

/** Told only to whoever reads the mails of this address. */
export class AddressKnown extends Failure {
  constructor() {
    super(
      'conflict',
      'address-known',
      'Cette adresse a déjà un compte : connectez-vous, puis revenez à l’invitation.',
    );
  }
}

export class DemonstrationAccount extends Failure {
  constructor() {
    super(
      'forbidden',
      'demonstration-account',
      'Ce compte de démonstration sert à tout le monde : il ne change pas.',
    );
  }
}
