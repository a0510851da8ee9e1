import { Injectable } from '@nestjs/common';
import { hashPassword } from 'better-auth/crypto';
import type { Language } from '@belvedere/contracts/text';
import { Sql } from '../../database/sql.ts';
import { AddressKnown } from '../accounts.errors.ts';
import { AuthService } from '../auth/auth.service.ts';
import { PersonsQueries } from '../persons.queries.ts';
import { SignUp } from './sign-up.service.ts';

/** Somebody who makes an account with an invitation in hand. */
interface Invited {
  name: string;
  email: string;
  password: string;
  language: Language;
}

const UNIQUE_VIOLATION = '23505';

@Injectable()
export class InvitedSignUp {
  constructor(
    private readonly auth: AuthService,
    private readonly signUp: SignUp,
    private readonly persons: PersonsQueries,
    private readonly sql: Sql,
  ) {}

  /** Makes an account whose address is proven: the invitation was mailed to it. @throws AddressKnown */
  async proven({ password, ...person }: Invited): Promise<void> {
    const hashed = await hashPassword(password);
    try {
      await this.sql.transaction((manager) =>
        this.persons.create({ ...person, password: hashed, demonstration: false }, manager),
      );
    } catch (error) {
      if ((error as { code?: string }).code === UNIQUE_VIOLATION) throw new AddressKnown();
      throw error;
    }
  }

  /** Makes an account whose address is proven by a mail, as whenever anybody may; a known address is not told. */
  unproven(person: Invited): Promise<void> {
    return this.signUp.inviting(person.email, () => this.auth.createAccount(person));
  }
}
