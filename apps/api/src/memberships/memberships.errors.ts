import { Failure } from '../failure.ts';

export class MembershipNotFound extends Failure {
  constructor() {
    super('not-found', 'membership-not-found', 'Cette personne n’est pas membre de ce territoire.');
  }
}

export class DemonstrationRole extends Failure {
  constructor() {
    super(
      'forbidden',
      'demonstration-account',
      'Ce compte de démonstration sert à tout le monde : il ne change pas.',
    );
  }
}

export class LastAdministrator extends Failure {
  constructor() {
    super(
      'conflict',
      'last-administrator',
      'C’est la dernière personne qui administre ce territoire : donnez d’abord ce rôle à quelqu’un d’autre.',
    );
  }
}
