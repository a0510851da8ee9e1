import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.ts';
import { ResponsesModule } from '../responses/responses.module.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { FigureTables } from './figure-tables.ts';
import { IndicatorsController } from './indicators.controller.ts';
import { IndicatorsQueries } from './indicators.queries.ts';
import { IndicatorsService } from './indicators.service.ts';

@Module({
  imports: [TerritoriesModule, CampaignsModule, SurveysModule, ResponsesModule],
  controllers: [IndicatorsController],
  providers: [IndicatorsService, FigureTables, IndicatorsQueries],
  exports: [IndicatorsService],
})
export class IndicatorsModule {}
