import { Module } from '@nestjs/common';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { AuditController } from './audit.controller.ts';
import { AuditQueries } from './audit.queries.ts';
import { AuditService } from './audit.service.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { AUDIT_DATA } from './own-data.ts';

@Module({
  imports: [TerritoriesModule],
  controllers: [AuditController],
  providers: [AuditService, AuditQueries],
  exports: [AuditService],
})
export class AuditModule {
  constructor(held: PersonalDataService) {
    held.register(AUDIT_DATA);
  }
}
