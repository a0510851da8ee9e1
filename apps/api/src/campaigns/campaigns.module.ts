import { Module } from '@nestjs/common';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { CampaignsController } from './campaigns.controller.ts';
import { CampaignsQueries } from './campaigns.queries.ts';
import { CampaignsService } from './campaigns.service.ts';

@Module({
  imports: [TerritoriesModule, SurveysModule],
  controllers: [CampaignsController],
  providers: [CampaignsService, CampaignsQueries],
  exports: [CampaignsService],
})
export class CampaignsModule {}
