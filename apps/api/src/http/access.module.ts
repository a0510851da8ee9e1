import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard.ts';
import { DeclaredAccess } from './declared-access.ts';

/** Puts every route of the application under the access policy. */
@Module({
  imports: [DiscoveryModule],
  providers: [DeclaredAccess, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class AccessModule {}
