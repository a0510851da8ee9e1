import { Failure } from '../failure.ts';

const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

/** Another response was typed from the form of this number. It is told who did and when, never what. */
export class PaperAlreadyEntered extends Failure {
  constructor(number: number, by: string | null, at: Date) {
    super(
      'conflict',
      'paper-already-entered',
      `Le formulaire n° ${String(number)} a déjà été saisi le ${DAY.format(at)} par ${by ?? 'une personne qui a quitté l’observatoire'}. Vérifiez le numéro.`,
      [
        ...(by ? [{ path: 'by', code: 'person', message: by }] : []),
        { path: 'at', code: 'moment', message: at.toISOString() },
      ],
    );
  }
}

/** Nobody printed a form of this number. */
export class PaperNumberUnknown extends Failure {
  constructor(number: number) {
    super(
      'invalid',
      'paper-number-unknown',
      `Aucun formulaire n° ${String(number)} n’a été imprimé pour cette enquête. Vérifiez le numéro.`,
    );
  }
}

/** This very response was typed from a form of another number: said as where other answers come under a known id. */
export class ResponseOfAnotherForm extends Failure {
  constructor() {
    super(
      'conflict',
      'response-already-given',
      'Cette réponse est déjà reçue, sous le numéro d’un autre formulaire. La première est gardée.',
    );
  }
}

/** The survey asks for places on a map. */
export class PlacesNotOnPaper extends Failure {
  constructor() {
    super(
      'conflict',
      'places-not-on-paper',
      'Cette enquête demande des endroits sur une carte : elle ne se fait pas sur papier.',
    );
  }
}
