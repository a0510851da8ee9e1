import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { SettingsController } from './settings.controller.ts';
import { SettingsQueries } from './settings.queries.ts';
import { SettingsService } from './settings.service.ts';

/** How a territory is run. */
@Module({
  imports: [AuditModule, TerritoriesModule],
  controllers: [SettingsController],
  providers: [SettingsService, SettingsQueries],
  exports: [SettingsService],
})
export class SettingsModule {}
