import { Failure } from '../failure.ts';

export class IndicatorNotFound extends Failure {
  constructor() {
    super('not-found', 'indicator-not-found', "Cet indicateur n'existe pas dans cette enquête.");
  }
}

export class UnknownFilter extends Failure {
  constructor(path: 'age' | 'situation' | 'areaKind', allowed: readonly string[]) {
    const message = `Valeur inconnue. Valeurs possibles : ${allowed.join(', ')}.`;
    super('invalid', 'unknown-filter', 'Ce filtre ne va pas avec cette enquête.', [
      { path, code: 'unknown-choice', message },
    ]);
  }
}
