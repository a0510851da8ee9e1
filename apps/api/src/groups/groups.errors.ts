import { Failure } from '../failure.ts';

/** Also said of a private group to whoever is no member. */
export class GroupNotFound extends Failure {
  constructor() {
    super('not-found', 'group-not-found', 'Ce groupe n’existe pas dans ce territoire.');
  }
}
