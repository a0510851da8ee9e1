import { Failure } from '../failure.ts';

export class PersonNotFound extends Failure {
  constructor(email: string) {
    super('not-found', 'person-not-found', `Personne n’a de compte avec l’adresse ${email}.`);
  }
}
