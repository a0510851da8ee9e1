import { Controller, Get, Header, Inject } from '@nestjs/common';
import { SignInWays } from '@belvedere/contracts/accounts';
import { CONFIGURATION } from '../../config/configuration.module.ts';
import type { Configuration } from '../../config/environment.ts';
import { Access } from '../../http/access.decorator.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './demonstration-accounts.ts';

@Controller('sign-in-ways')
export class SignInWaysController {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** What the sign-in page offers. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('account.use')
  @Returns(SignInWays)
  read(): SignInWays {
    const { signUp, oidc, demonstration } = this.configuration;
    return {
      signUp,
      provider: oidc?.name ?? null,
      demonstration: demonstration
        ? DEMONSTRATION_ACCOUNTS.map((account) => ({ ...account, password: DEMONSTRATION_PASSWORD }))
        : [],
    };
  }
}
