import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Auth, betterAuth } from 'better-auth';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { DataSource } from 'typeorm';
import { CONFIGURATION } from '../../config/configuration.module.ts';
import type { Configuration } from '../../config/environment.ts';
import { PublicAddress } from '../../config/public-address.ts';
import { ServerSecret } from '../../config/secret.ts';
import { SignUp } from '../sign-up/sign-up.service.ts';
import { AuthMails } from './auth-mails.service.ts';
import { authOptions } from './auth-options.ts';

/** better-auth, on the connections that TypeORM holds already. */
@Injectable()
export class AuthService {
  private readonly logger = new Logger('accounts');
  private auth: Auth | null = null;

  constructor(
    private readonly source: DataSource,
    private readonly address: PublicAddress,
    private readonly secret: ServerSecret,
    private readonly signUp: SignUp,
    private readonly mails: AuthMails,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Answers a request below /api/auth. */
  async answer(request: Request): Promise<Response> {
    return this.opened().handler(request);
  }

  /** Makes an account whose address is still to be proven, by a mail; answers the same for a known address. */
  async createAccount(person: {
    name: string;
    email: string;
    password: string;
    language: string;
  }): Promise<void> {
    await this.opened().api.signUpEmail({ body: person });
  }

  /** Sends a link to another address of whoever this session is; the address changes once the link is followed. */
  async askToChangeEmail(newEmail: string, cookie: string): Promise<void> {
    await this.opened().api.changeEmail({ body: { newEmail }, headers: new Headers({ cookie }) });
  }

  /** Made when it is first asked for: before, we may not know at what address we are reached. */
  private opened(): Auth {
    this.auth ??= betterAuth(
      authOptions({
        origin: this.address.origin,
        secret: this.secret.value,
        db: this.database(),
        oidc: this.configuration.oidc,
        demonstration: this.configuration.demonstration,
        maySignUp: (email) => this.signUp.allows(email),
        mails: this.mails,
        failed: (error) => this.logger.error(error instanceof Error ? error.stack : error),
      }),
    ) as Auth;
    return this.auth;
  }

  private database(): Kysely<Record<string, never>> {
    const pool = (this.source.driver as unknown as { master: PostgresPool }).master;
    return new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) }).withSchema('auth');
  }
}
