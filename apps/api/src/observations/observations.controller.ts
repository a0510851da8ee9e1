import { Controller, Get, Param, Query } from '@nestjs/common';
import { ObservationList, ObservationQuery } from '@belvedere/contracts/observations';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { ObservationsService } from './observations.service.ts';

@Controller('territories/:territory/observations')
export class ObservationsController {
  constructor(private readonly observations: ObservationsService) {}

  /** Usages seen in the field, the latest first, with counts for every further choice. */
  @Get()
  @Access('observation.read')
  @Returns(ObservationList)
  list(
    @Param('territory', { schema: Slug }) territory: string,
    @Query({ schema: ObservationQuery }) query: ObservationQuery,
  ): Promise<ObservationList> {
    return this.observations.list(territory, query);
  }
}
