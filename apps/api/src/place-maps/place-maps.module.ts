import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.ts';
import { ResponsesModule } from '../responses/responses.module.ts';
import { SurveysModule } from '../surveys/surveys.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { PlaceMapsController } from './place-maps.controller.ts';
import { PlaceMapsQueries } from './place-maps.queries.ts';
import { PlaceMapsService } from './place-maps.service.ts';

@Module({
  imports: [TerritoriesModule, CampaignsModule, SurveysModule, ResponsesModule],
  controllers: [PlaceMapsController],
  providers: [PlaceMapsService, PlaceMapsQueries],
})
export class PlaceMapsModule {}
