import { Module } from '@nestjs/common';
import { ActorsModule } from '../actors/actors.module.ts';
import { AreasModule } from '../areas/areas.module.ts';
import { IndicatorsModule } from '../indicators/indicators.module.ts';
import { ObservationsModule } from '../observations/observations.module.ts';
import { TerritoriesModule } from '../territories/territories.module.ts';
import { NeighbourhoodsController } from './neighbourhoods.controller.ts';
import { NeighbourhoodsService } from './neighbourhoods.service.ts';

@Module({
  imports: [TerritoriesModule, AreasModule, IndicatorsModule, ActorsModule, ObservationsModule],
  controllers: [NeighbourhoodsController],
  providers: [NeighbourhoodsService],
})
export class NeighbourhoodsModule {}
