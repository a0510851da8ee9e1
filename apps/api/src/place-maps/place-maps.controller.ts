import { Controller, Get, Param } from '@nestjs/common';
import { MapQuestionList, MapQuestionName, PlaceMap } from '@belvedere/contracts/place-maps';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { PlaceMapsService } from './place-maps.service.ts';

@Controller('territories/:territory/campaigns/:campaign/places')
export class PlaceMapsController {
  constructor(private readonly maps: PlaceMapsService) {}

  /** The map questions of a campaign; none for a survey that asks for no places. */
  @Get()
  @Access('indicator.read')
  @Returns(MapQuestionList)
  all(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
  ): Promise<MapQuestionList> {
    return this.maps.all(territory, campaign);
  }

  /** How many people showed a place in each hexagon or neighbourhood; small numbers are withheld. */
  @Get(':question')
  @Access('indicator.read')
  @Returns(PlaceMap)
  read(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
    @Param('question', { schema: MapQuestionName }) question: string,
  ): Promise<PlaceMap> {
    return this.maps.read(territory, campaign, question);
  }
}
