import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.ts';
import { RosterQueries } from './roster.queries.ts';
import { RosterService } from './roster.service.ts';

/** Who is in a group: asked by the guard of every route within one, and by whoever ends a membership of a territory. */
@Module({
  imports: [AuditModule],
  providers: [RosterService, RosterQueries],
  exports: [RosterService],
})
export class RosterModule {}
