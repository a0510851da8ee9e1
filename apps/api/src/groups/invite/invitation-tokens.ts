import { Injectable } from '@nestjs/common';
import { ServerSecret } from '../../config/secret.ts';

/**
 * The secrets of a personal invitation, drawn from its number under the server's secret: they need not be stored to be
 * mailed or printed again, and nobody who reads the database can make them.
 */
@Injectable()
export class InvitationTokens {
  constructor(private readonly secret: ServerSecret) {}

  /** Only ever mailed: whoever has it reads the mails of the address. */
  mailed(id: string): string {
    return this.secret.sign('invitation-mail', id);
  }

  /** On paper: facilitators see it too. */
  printed(id: string): string {
    return this.secret.sign('invitation-poster', id);
  }
}
