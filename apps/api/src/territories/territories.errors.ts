import { Failure } from '../failure.ts';

export class TerritoryNotFound extends Failure {
  constructor() {
    super('not-found', 'territory-not-found', "Ce territoire n'existe pas dans cet observatoire.");
  }
}

export class TerritoryExists extends Failure {
  constructor(slug: string) {
    super('conflict', 'territory-exists', `Le territoire « ${slug} » existe déjà.`);
  }
}
