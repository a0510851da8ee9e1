import { Injectable } from '@nestjs/common';
import { verifyPassword } from 'better-auth/crypto';
import type { EntityManager } from 'typeorm';
import type { Confirmation } from '@belvedere/contracts/accounts';
import { SessionsQueries } from './sessions.queries.ts';
import { SignInAgain, WrongPassword } from './me.errors.ts';

/** Without a password, whoever signed in less than this ago is taken to be the owner of the account. */
const FRESH_MINUTES = 15;

/** Has the owner of an account prove once more who they are, before what cannot be taken back. */
@Injectable()
export class ConfirmationService {
  constructor(private readonly sessions: SessionsQueries) {}

  /** What would be asked of them now. */
  async asked(personId: string, sessionId: string, manager?: EntityManager): Promise<Confirmation> {
    const { password, fresh } = await this.sessions.proof(personId, sessionId, FRESH_MINUTES, manager);
    if (password !== null) return 'password';
    return fresh ? 'signed-in-lately' : 'sign-in-again';
  }

  /** @throws WrongPassword, SignInAgain */
  async confirm(personId: string, sessionId: string, given: string | undefined): Promise<void> {
    const { password, fresh } = await this.sessions.proof(personId, sessionId, FRESH_MINUTES);
    if (password === null && !fresh) throw new SignInAgain();
    if (password !== null && !(given && (await verifyPassword({ hash: password, password: given }))))
      throw new WrongPassword();
  }
}
