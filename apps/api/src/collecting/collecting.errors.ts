import { Failure } from '../failure.ts';

export class CollectingSessionNotFound extends Failure {
  constructor() {
    super('not-found', 'collecting-session-not-found', 'Cette séance de collecte n’existe pas, ou plus.');
  }
}

/** Its time has come. What its device still holds may leave it. */
export class CollectingSessionOver extends Failure {
  constructor() {
    super('gone', 'collecting-session-over', 'Cette séance de collecte a atteint son heure de fin.');
  }
}

/** Somebody ended it before its time. */
export class CollectingSessionEnded extends Failure {
  constructor() {
    super('gone', 'collecting-session-ended', 'L’équipe a mis fin à cette séance de collecte.');
  }
}

/** Somebody said that its device is lost: nobody opens what it holds any more. */
export class CollectingSessionLost extends Failure {
  constructor() {
    super(
      'gone',
      'collecting-session-lost',
      'L’équipe a déclaré cet appareil perdu : ce qui y attend ne peut plus être lu.',
    );
  }
}

export class CollectingCampaignClosed extends Failure {
  constructor() {
    super(
      'conflict',
      'collecting-campaign-closed',
      'Cette campagne est terminée : elle ne se collecte plus.',
    );
  }
}

export class UnknownTarget extends Failure {
  constructor(code: string) {
    super('invalid', 'unknown-target', `« ${code} » n’est pas un quartier de cette campagne.`, [
      {
        path: 'targets',
        code: 'unknown-target',
        message: `« ${code} » n’est pas un quartier de cette campagne.`,
      },
    ]);
  }
}

export class EndOutOfReach extends Failure {
  constructor() {
    super(
      'invalid',
      'end-out-of-reach',
      'La fin de la séance doit être à venir, dans les trois mois au plus.',
      [
        {
          path: 'ends',
          code: 'end-out-of-reach',
          message: 'La fin de la séance doit être à venir, dans les trois mois au plus.',
        },
      ],
    );
  }
}
