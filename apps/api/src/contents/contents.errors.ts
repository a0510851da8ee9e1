import { Failure } from '../failure.ts';

export class ContentNotFound extends Failure {
  constructor() {
    super('not-found', 'content-not-found', 'Cette fiche n’existe pas, ou plus, dans ce territoire.');
  }
}

/** Areas or actors that are named and that nobody knows. `keys`: where they stand among the values. */
export class UnknownNames extends Failure {
  constructor(unknown: { field: string; index: number }[]) {
    super(
      'invalid',
      'unknown-names',
      'Un quartier ou un acteur choisi n’existe pas, ou plus. Choisissez dans la liste.',
      unknown.map(({ field, index }) => ({
        path: field === 'area' ? 'values.area' : `values.${field}.${String(index)}`,
        code: 'unknown',
        message: 'unknown here',
      })),
    );
  }
}

export class DaysInDisorder extends Failure {
  constructor() {
    super(
      'invalid',
      'days-in-disorder',
      'Le dernier jour viendrait avant le premier. Acceptez les deux dates ensemble, ou aucune.',
      [{ path: 'values.endsOn', code: 'before-the-first-day', message: 'before the first day' }],
    );
  }
}

/** An observation would be nowhere, or in two places. */
export class PlaceInDisorder extends Failure {
  constructor() {
    super(
      'invalid',
      'place-in-disorder',
      'Une observation a un seul endroit. Gardez au moins un quartier, et acceptez le quartier et la position ensemble, ou aucun.',
      [{ path: 'values.area', code: 'somewhere', message: 'an area or a position' }],
    );
  }
}

export class ContentUsed extends Failure {
  constructor() {
    super(
      'conflict',
      'content-used',
      'Cet acteur porte maintenant des actions ou a des membres : il ne peut plus être retiré ainsi.',
    );
  }
}
