import { Failure } from '../../failure.ts';

/** The same for a wrong key and for an observatory that has its administrator: neither is told to a stranger. */
export class SetUpLinkUseless extends Failure {
  constructor() {
    super(
      'gone',
      'set-up-link-useless',
      'Ce lien ne sert plus. Le bon est affiché au démarrage du serveur, tant que personne n’a de compte.',
    );
  }
}
