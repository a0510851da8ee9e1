import { Controller, Get, Param, Query } from '@nestjs/common';
import { FigureQuery, IndicatorCatalogue, IndicatorFigures } from '@belvedere/contracts/indicators';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { IndicatorsService } from './indicators.service.ts';

@Controller('territories/:territory/campaigns/:campaign/indicators')
export class IndicatorsController {
  constructor(private readonly indicators: IndicatorsService) {}

  /** The indicators of a campaign, and what they can be broken down by. */
  @Get()
  @Access('indicator.read')
  @Returns(IndicatorCatalogue)
  catalogue(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
  ): Promise<IndicatorCatalogue> {
    return this.indicators.catalogue(territory, campaign);
  }

  /** Figures of one indicator, by area; 400 for a filter that the survey does not know. */
  @Get(':indicator')
  @Access('indicator.read')
  @Returns(IndicatorFigures)
  figures(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
    @Param('indicator', { schema: Slug }) indicator: string,
    @Query({ schema: FigureQuery }) query: FigureQuery,
  ): Promise<IndicatorFigures> {
    return this.indicators.figures(territory, campaign, indicator, query);
  }
}
