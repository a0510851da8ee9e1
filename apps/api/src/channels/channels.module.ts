import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { CampaignsModule } from '../campaigns/campaigns.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { ChannelsController } from './channels.controller.ts';
import { ChannelsQueries } from './channels.queries.ts';
import { ChannelsService } from './channels.service.ts';

@Module({
  imports: [AuditModule, CampaignsModule, TerritoriesModule],
  controllers: [ChannelsController],
  providers: [ChannelsService, ChannelsQueries],
  exports: [ChannelsService],
})
export class ChannelsModule {}
