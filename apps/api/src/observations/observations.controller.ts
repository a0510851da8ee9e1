import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  ObservationFilters,
  ObservationList,
  ObservationPlaces,
  ObservationQuery,
} from '@belvedere/contracts/observations';
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

  /** Where they were seen, for a map: the same filters as the list. */
  @Get('places')
  @Access('observation.read')
  @Returns(ObservationPlaces)
  places(
    @Param('territory', { schema: Slug }) territory: string,
    @Query({ schema: ObservationFilters }) filters: ObservationFilters,
  ): Promise<ObservationPlaces> {
    return this.observations.places(territory, filters);
  }
}
