import { Controller, Get, Param } from '@nestjs/common';
import { AreaCode } from '@belvedere/contracts/areas';
import { Neighbourhood } from '@belvedere/contracts/neighbourhoods';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { NeighbourhoodsService } from './neighbourhoods.service.ts';

@Controller('territories/:territory/neighbourhoods')
export class NeighbourhoodsController {
  constructor(private readonly neighbourhoods: NeighbourhoodsService) {}

  /** What residents say and what is on offer in one area, on one page. */
  @Get(':area')
  @Access('area.read')
  @Returns(Neighbourhood)
  read(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('area', { schema: AreaCode }) area: string,
  ): Promise<Neighbourhood> {
    return this.neighbourhoods.read(territory, area);
  }
}
