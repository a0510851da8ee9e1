import { Module } from '@nestjs/common';
import { TerritoriesController } from './territories.controller.ts';
import { TerritoriesQueries } from './territories.queries.ts';
import { TerritoriesService } from './territories.service.ts';

@Module({
  controllers: [TerritoriesController],
  providers: [TerritoriesService, TerritoriesQueries],
  exports: [TerritoriesService],
})
export class TerritoriesModule {}
