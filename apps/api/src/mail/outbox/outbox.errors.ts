import { Failure } from '../../failure.ts';

export class MailNotFound extends Failure {
  constructor() {
    super('not-found', 'mail-not-found', 'Ce courriel n’existe pas.');
  }
}

export class MailAlreadySent extends Failure {
  constructor() {
    super(
      'conflict',
      'mail-already-sent',
      'Ce courriel est déjà parti : il ne peut pas être renvoyé. Refaites l’action qui l’a écrit.',
    );
  }
}
