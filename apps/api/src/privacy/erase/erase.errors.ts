import type { ErasureObstacle } from '@belvedere/contracts/erasure';
import { Failure } from '../../failure.ts';

const SENTENCES: Record<ErasureObstacle['code'], (names: string) => string> = {
  'last-administrator': (names) =>
    `Vous êtes la dernière personne qui administre ${names} : donnez d’abord ce rôle à quelqu’un d’autre.`,
  'last-facilitator': (names) =>
    `Vous êtes la dernière personne qui anime ${names} : confiez d’abord l’animation à quelqu’un d’autre.`,
  'demonstration-account': () => 'Ce compte de démonstration sert à tout le monde : il ne s’efface pas.',
};

/** The first obstacle is told as the code, all of them in the sentence. */
export class ErasureImpossible extends Failure {
  constructor(obstacles: readonly [ErasureObstacle, ...ErasureObstacle[]]) {
    super(
      obstacles[0].code === 'demonstration-account' ? 'forbidden' : 'conflict',
      obstacles[0].code,
      obstacles
        .map(({ code, names }) => SENTENCES[code](names.map((name) => `« ${name} »`).join(', ')))
        .join(' '),
    );
  }
}

/** It was erased a moment ago, by the same person in another window. */
export class AccountGone extends Failure {
  constructor() {
    super('unauthorized', 'sign-in-required', 'Connectez-vous pour continuer.');
  }
}
