import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CONFIGURATION } from './configuration.token.ts';
import type { Configuration } from './environment.ts';
import { PublicAddress } from './public-address.ts';
import { ServerSecret } from './secret.ts';

export { CONFIGURATION };

@Global()
@Module({})
export class ConfigurationModule {
  static with(configuration: Configuration): DynamicModule {
    return {
      module: ConfigurationModule,
      providers: [{ provide: CONFIGURATION, useValue: configuration }, PublicAddress, ServerSecret],
      exports: [CONFIGURATION, PublicAddress, ServerSecret],
    };
  }
}
