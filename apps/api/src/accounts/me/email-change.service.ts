import { Injectable } from '@nestjs/common';
import { AuthMails } from '../auth/auth-mails.service.ts';
import { AuthService } from '../auth/auth.service.ts';
import type { PersonRow } from '../persons.queries.ts';
import { DemonstrationAccount } from '../accounts.errors.ts';
import { AddressUnchanged } from './me.errors.ts';

/** Another address for an account. */
@Injectable()
export class EmailChange {
  constructor(
    private readonly auth: AuthService,
    private readonly mails: AuthMails,
  ) {}

  /**
   * Has the new address confirmed, and warns the one that is to be left. Nothing tells whether somebody else has the new
   * one: then no link leaves.
   * @throws AddressUnchanged, DemonstrationAccount
   */
  async ask(person: PersonRow, newEmail: string, cookie: string): Promise<void> {
    if (person.demonstration) throw new DemonstrationAccount();
    if (newEmail.toLowerCase() === person.email) throw new AddressUnchanged();
    await this.mails.addressChanging(person);
    await this.auth.askToChangeEmail(newEmail, cookie);
  }
}
