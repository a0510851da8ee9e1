import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION } from '../../config/configuration.module.ts';
import type { Configuration } from '../../config/environment.ts';

/** The one place that decides who may make an account, by whatever way. Invitations will be asked here too. */
@Injectable()
export class SignUp {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** Whether anybody may: pages offer to sign up only then. */
  get open(): boolean {
    return this.configuration.signUp === 'open';
  }

  /** Whether the owner of this address may. */
  async allows(_email: string): Promise<boolean> {
    return this.open;
  }
}
