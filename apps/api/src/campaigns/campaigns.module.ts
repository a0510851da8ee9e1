import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { CampaignsController } from './campaigns.controller.ts';
import { CampaignsQueries } from './campaigns.queries.ts';
import { CampaignsService } from './campaigns.service.ts';
import { CapsController } from './caps/caps.controller.ts';
import { CapsQueries } from './caps/caps.queries.ts';
import { CapsService } from './caps/caps.service.ts';
import { NoticeController } from './notice/notice.controller.ts';
import { NoticeQueries } from './notice/notice.queries.ts';
import { NoticeService } from './notice/notice.service.ts';

@Module({
  imports: [AuditModule, TerritoriesModule, SurveysModule],
  controllers: [CampaignsController, NoticeController, CapsController],
  providers: [CampaignsService, CampaignsQueries, NoticeService, NoticeQueries, CapsService, CapsQueries],
  exports: [CampaignsService, CapsService],
})
export class CampaignsModule {}
