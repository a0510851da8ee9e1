import { Failure } from '../../failure.ts';

/** The same for what was used, stopped, has expired or never was: none of it is a stranger's business. */
export class InvitationUseless extends Failure {
  constructor() {
    super(
      'gone',
      'invitation-useless',
      'Cette invitation ne sert plus : elle a déjà servi, a expiré ou a été retirée. Demandez-en une autre à la personne qui vous l’a donnée.',
    );
  }
}

export class InvitationNotFound extends Failure {
  constructor() {
    super('not-found', 'invitation-not-found', 'Cette invitation n’existe pas dans ce groupe.');
  }
}

export class InvitationOver extends Failure {
  constructor() {
    super(
      'conflict',
      'invitation-over',
      'Cette invitation a déjà servi ou a été retirée : faites-en une autre.',
    );
  }
}
