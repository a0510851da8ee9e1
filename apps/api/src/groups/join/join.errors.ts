import { Failure } from '../../failure.ts';

export class ByInvitationOnly extends Failure {
  constructor() {
    super(
      'conflict',
      'by-invitation-only',
      'Ce groupe accueille sur invitation : parlez-en à une personne qui en fait partie.',
    );
  }
}

export class AlreadyMember extends Failure {
  constructor() {
    super('conflict', 'already-member', 'Vous faites déjà partie de ce groupe.');
  }
}

export class AskedTooSoon extends Failure {
  constructor(from: Date) {
    super(
      'conflict',
      'asked-too-soon',
      `Le groupe a répondu il y a peu. Vous pourrez demander de nouveau à partir du ${inFrench(from)}.`,
      [{ path: 'from', code: 'moment', message: from.toISOString() }],
    );
  }
}

export class RequestNotFound extends Failure {
  constructor() {
    super('not-found', 'join-request-not-found', 'Cette demande n’existe pas dans ce groupe.');
  }
}

export class AlreadyDecided extends Failure {
  constructor(by: string | null, approved: boolean) {
    super(
      'conflict',
      'already-decided',
      `${by ?? 'Une personne qui a quitté l’observatoire'} a déjà ${approved ? 'accepté' : 'refusé'} cette demande.`,
      by ? [{ path: 'by', code: 'person', message: by }] : [],
    );
  }
}

export const inFrench = (day: Date): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(day);
