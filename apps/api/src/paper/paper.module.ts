import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.ts';
import { CampaignsModule } from '../campaigns/campaigns.module.ts';
import { PersonalDataService } from '../privacy/personal-data.service.ts';
import { ResponsesModule } from '../responses/responses.module.ts';
import { PAPER_DATA } from './own-data.ts';
import { PaperController } from './paper.controller.ts';
import { PaperQueries } from './paper.queries.ts';
import { PaperService } from './paper.service.ts';

@Module({
  imports: [AuditModule, CampaignsModule, ResponsesModule],
  controllers: [PaperController],
  providers: [PaperService, PaperQueries],
})
export class PaperModule {
  constructor(held: PersonalDataService) {
    held.register(PAPER_DATA);
  }
}
