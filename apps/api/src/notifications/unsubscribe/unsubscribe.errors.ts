import { Failure } from '../../failure.ts';

export class UnsubscribeLinkUnknown extends Failure {
  constructor() {
    super(
      'not-found',
      'unsubscribe-link-unknown',
      'Ce lien n’est pas complet. Ouvrez-le depuis le message, ou choisissez vos notifications dans votre compte.',
    );
  }
}
