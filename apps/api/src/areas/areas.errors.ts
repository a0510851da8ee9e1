import { Failure } from '../failure.ts';

export class AreaNotFound extends Failure {
  constructor() {
    super('not-found', 'area-not-found', 'Ce quartier n’existe pas dans ce territoire à cette date.');
  }
}
