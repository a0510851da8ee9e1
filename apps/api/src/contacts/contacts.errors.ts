import { Failure } from '../failure.ts';

export class ContactRequestNotFound extends Failure {
  constructor() {
    super('not-found', 'contact-request-not-found', 'Cette demande de contact n’existe pas, ou plus.');
  }
}
