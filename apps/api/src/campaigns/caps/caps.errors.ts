import { Failure } from '../../failure.ts';

/** A lower one would be a way to read small numbers: "it is reached" says that so many answered. */
export class CapTooLow extends Failure {
  constructor(least: number) {
    super(
      'invalid',
      'cap-too-low',
      `Un quota est d’au moins ${String(least)} réponses : plus bas, « quota atteint » dirait combien de personnes ont répondu, à peu de chose près.`,
      [{ path: 'least', code: 'too-small', message: String(least) }],
    );
  }
}
