import { Failure } from '../failure.ts';

/** They would be a member from that moment on. */
export class SecondFactorFirst extends Failure {
  constructor() {
    super(
      'conflict',
      'second-factor-first',
      'Ajoutez d’abord un code à votre propre compte : sans lui, vous ne pourriez plus administrer ce territoire.',
    );
  }
}
