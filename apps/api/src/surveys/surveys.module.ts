import { Module } from '@nestjs/common';
import { SurveysController } from './surveys.controller.ts';
import { SurveysQueries } from './surveys.queries.ts';
import { SurveysService } from './surveys.service.ts';

@Module({
  controllers: [SurveysController],
  providers: [SurveysService, SurveysQueries],
  exports: [SurveysService],
})
export class SurveysModule {}
