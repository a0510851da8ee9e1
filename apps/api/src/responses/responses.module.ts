import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module.ts';
import { AuditModule } from '../audit/audit.module.ts';
import { CampaignsModule } from '../campaigns/campaigns.module.ts';
import { ChannelsModule } from '../channels/channels.module.ts';
import { CollectingModule } from '../collecting/collecting.module.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { BatchController } from './batch.controller.ts';
import { BatchService } from './batch.service.ts';
import { HeldController } from './held/held.controller.ts';
import { HeldQueries } from './held/held.queries.ts';
import { HeldService } from './held/held.service.ts';
import { OwnResponseController } from './own/own-response.controller.ts';
import { OwnResponseQueries } from './own/own-response.queries.ts';
import { OwnResponseService } from './own/own-response.service.ts';
import { RESPONSE_DATA } from './own-data.ts';
import { ResponseWriter } from './response-writer.ts';
import { ResponsesController } from './responses.controller.ts';
import { ResponsesQueries } from './responses.queries.ts';
import { ResponsesService } from './responses.service.ts';
import { TallyQueries } from './tally.queries.ts';
import { TallyService } from './tally.service.ts';

@Module({
  imports: [
    ...[AreasModule, AuditModule, CampaignsModule, ChannelsModule, CollectingModule, SurveysModule],
    TerritoriesModule,
  ],
  controllers: [ResponsesController, BatchController, OwnResponseController, HeldController],
  providers: [
    ResponsesService,
    BatchService,
    ResponsesQueries,
    ResponseWriter,
    OwnResponseService,
    OwnResponseQueries,
    HeldService,
    HeldQueries,
    TallyService,
    TallyQueries,
  ],
  exports: [TallyService, ResponsesService, BatchService],
})
export class ResponsesModule {
  constructor(held: PersonalDataService) {
    held.register(RESPONSE_DATA);
  }
}
