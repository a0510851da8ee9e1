import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { RosterModule } from '../groups/roster/roster.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { MembershipsController } from './memberships.controller.ts';
import { MembershipsQueries } from './memberships.queries.ts';
import { MembershipsService } from './memberships.service.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { MEMBERSHIP_DATA } from './own-data.ts';

@Module({
  imports: [AuditModule, RosterModule, TerritoriesModule],
  controllers: [MembershipsController],
  providers: [MembershipsService, MembershipsQueries],
  exports: [MembershipsService],
})
export class MembershipsModule {
  constructor(held: PersonalDataService) {
    held.register(MEMBERSHIP_DATA);
  }
}
