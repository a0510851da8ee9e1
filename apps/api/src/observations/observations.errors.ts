import { Failure } from '../failure.ts';

/** The position lies in no area of the territory. */
export class SeenElsewhere extends Failure {
  constructor() {
    super('invalid', 'seen-elsewhere', 'Cet endroit est en dehors du territoire. Choisissez-en un autre.', [
      { path: 'values.position', code: 'outside', message: 'outside of the territory' },
    ]);
  }
}
