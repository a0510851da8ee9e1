import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { CampaignsModule } from '../campaigns/campaigns.module.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { CollectingTokens } from './collecting-tokens.ts';
import { CollectingController } from './collecting.controller.ts';
import { CollectingQueries } from './collecting.queries.ts';
import { CollectingService } from './collecting.service.ts';
import { OpeningController } from './opening.controller.ts';
import { COLLECTING_DATA } from './own-data.ts';

/** Devices that go from hand to hand. */
@Module({
  imports: [AuditModule, CampaignsModule, TerritoriesModule],
  controllers: [CollectingController, OpeningController],
  providers: [CollectingService, CollectingQueries, CollectingTokens],
  exports: [CollectingService],
})
export class CollectingModule {
  constructor(held: PersonalDataService) {
    held.register(COLLECTING_DATA);
  }
}
