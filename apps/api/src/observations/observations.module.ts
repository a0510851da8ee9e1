import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { ObservationPlaceService } from './observation-place.service.ts';
import { ObservationsController } from './observations.controller.ts';
import { ObservationsQueries } from './observations.queries.ts';
import { ObservationsService } from './observations.service.ts';

/** Usages seen in the field: read here, proposed and accepted through moderation. */
@Module({
  imports: [AreasModule, TerritoriesModule],
  controllers: [ObservationsController],
  providers: [ObservationsService, ObservationsQueries, ObservationPlaceService],
  exports: [ObservationsService, ObservationPlaceService],
})
export class ObservationsModule {}
