import { Failure } from '../failure.ts';

export class ChannelNotFound extends Failure {
  constructor() {
    super(
      'not-found',
      'channel-not-found',
      'Cette adresse courte ne mène à aucune enquête : vérifiez-la sur l’affiche, ou choisissez une enquête sur la page du territoire.',
    );
  }
}

/** Said as where actors are read. */
export class ActorNotFound extends Failure {
  constructor() {
    super('not-found', 'actor-not-found', "Cet acteur n'existe pas dans ce territoire.");
  }
}
