import type { ProposalState } from '@belvedere/domain/moderation';
import { Failure } from '../failure.ts';

export class ProposalNotFound extends Failure {
  constructor() {
    super('not-found', 'proposal-not-found', 'Cette proposition n’existe pas dans ce territoire.');
  }
}

const DONE: Record<ProposalState, string> = {
  proposed: 'à relire',
  'needs-more': 'en attente d’une précision',
  accepted: 'acceptée',
  refused: 'refusée',
  undone: 'remise à relire',
};

/** Two moderators at once: the second learns what the first one did. `errors` say it to programs. */
export class AlreadyDecided extends Failure {
  constructor(readonly decided: { state: ProposalState; by: string | null; at: Date | null }) {
    const { state, by, at } = decided;
    super(
      'conflict',
      'already-decided',
      `Cette proposition est déjà ${DONE[state]}${by ? `, par ${by}` : ''}. Rechargez la page pour la voir.`,
      [
        { path: 'state', code: state, message: DONE[state] },
        ...(by ? [{ path: 'by', code: 'person', message: by }] : []),
        ...(at ? [{ path: 'at', code: 'moment', message: at.toISOString() }] : []),
      ],
    );
  }
}

export class ProposalConflicts extends Failure {
  constructor(fields: readonly string[]) {
    super(
      'conflict',
      'proposal-conflicts',
      'Des champs ont changé depuis cette proposition. Choisissez, champ par champ, ce qui doit rester.',
      fields.map((field) => ({ path: field, code: 'conflict', message: 'changed meanwhile' })),
    );
  }
}

export class ContentChanged extends Failure {
  constructor() {
    super(
      'conflict',
      'content-changed',
      'La fiche vient de changer : ce que vous avez sous les yeux n’est plus à jour. Relisez, puis décidez.',
    );
  }
}

export class TargetGone extends Failure {
  constructor() {
    super('conflict', 'target-gone', 'La fiche a été retirée depuis : on ne peut plus la corriger.');
  }
}

export class UnknownFields extends Failure {
  constructor(fields: readonly string[]) {
    super(
      'invalid',
      'unknown-fields',
      'Un champ choisi n’est pas dans cette proposition.',
      fields.map((field) => ({ path: field, code: 'unknown', message: 'not proposed' })),
    );
  }
}

export class RequiredLeftOut extends Failure {
  constructor(fields: readonly string[]) {
    super(
      'invalid',
      'required-left-out',
      'Sans ces champs il n’y a pas de fiche : acceptez-les aussi, ou refusez la proposition.',
      fields.map((field) => ({ path: field, code: 'required', message: 'required' })),
    );
  }
}

export class NobodyToAsk extends Failure {
  constructor() {
    super(
      'conflict',
      'nobody-to-ask',
      'La personne n’a pas laissé d’adresse : on ne peut rien lui demander. Acceptez, en partie au besoin, ou refusez.',
    );
  }
}

export class UndoTooLate extends Failure {
  constructor() {
    super(
      'conflict',
      'undo-too-late',
      'Une décision s’annule pendant trente jours. Ce délai est passé : proposez une correction.',
    );
  }
}

/** Nothing was given back: everything that accepting changed has been changed since. */
export class ChangedSince extends Failure {
  constructor(fields: readonly string[]) {
    super(
      'conflict',
      'changed-since',
      'La fiche a été modifiée depuis : annuler effacerait ces changements. Proposez plutôt une correction.',
      fields.map((field) => ({ path: field, code: 'changed', message: 'changed since' })),
    );
  }
}

/** The id that the sender drew belongs to a proposal that says something else. */
export class ProposalIdTaken extends Failure {
  constructor() {
    super(
      'conflict',
      'proposal-id-taken',
      'Sous ce numéro, une autre proposition est déjà enregistrée. Rien n’a changé.',
    );
  }
}

export class NothingChanges extends Failure {
  constructor() {
    super('invalid', 'nothing-changes', 'Rien ne change : la fiche dit déjà cela.');
  }
}

export class ProofInvalid extends Failure {
  constructor() {
    super(
      'invalid',
      'proof-invalid',
      'La vérification a expiré ou a déjà servi. Envoyez de nouveau : ce que vous avez écrit est toujours là.',
    );
  }
}

export class TooManyProposals extends Failure {
  constructor(readonly retryAfter: number) {
    super(
      'too-many',
      'too-many-proposals',
      `Beaucoup de propositions viennent de votre connexion. Réessayez dans ${String(Math.ceil(retryAfter / 60))} minutes.`,
    );
  }
}

export class ProposalLinkUnknown extends Failure {
  constructor() {
    super(
      'not-found',
      'proposal-link-unknown',
      'Ce lien n’est pas complet, ou la question a déjà reçu une réponse.',
    );
  }
}
