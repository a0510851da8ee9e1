import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION } from '../../config/configuration.module.ts';
import type { Configuration } from '../../config/environment.ts';

/** The one place that decides who may make an account, by whatever way. */
@Injectable()
export class SignUp {
  private readonly invited = new AsyncLocalStorage<string>();

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** Whether anybody may: pages offer to sign up only then. */
  get open(): boolean {
    return this.configuration.signUp === 'open';
  }

  /** Whether the owner of this address may. */
  async allows(email: string): Promise<boolean> {
    return this.open || this.invited.getStore() === email.toLowerCase();
  }

  /** Does something during which whoever holds an invitation may make an account with this address. */
  inviting<Result>(email: string, work: () => Promise<Result>): Promise<Result> {
    return this.invited.run(email.toLowerCase(), work);
  }
}
