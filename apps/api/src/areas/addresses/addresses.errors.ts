import { Failure } from '../../failure.ts';

const CHOOSE = 'Choisissez votre quartier dans la liste ou sur la carte.';

/** This installation has no address search. */
export class GeocoderOff extends Failure {
  constructor() {
    super('unavailable', 'geocoder-off', `Il n’y a pas de recherche d’adresse ici. ${CHOOSE}`);
  }
}

/** The service asks us to wait. */
export class GeocoderBusy extends Failure {
  constructor() {
    super('unavailable', 'geocoder-busy', `La recherche d’adresse est très demandée en ce moment. ${CHOOSE}`);
  }
}

/** The service does not answer, or answers what nobody can read. */
export class GeocoderUnavailable extends Failure {
  constructor() {
    super(
      'unavailable',
      'geocoder-unavailable',
      `La recherche d’adresse ne répond pas en ce moment. ${CHOOSE}`,
    );
  }
}
