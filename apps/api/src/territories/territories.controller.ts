import { Controller, Get, Param } from '@nestjs/common';
import { Slug } from '@belvedere/contracts/text';
import { Territory, TerritoryList } from '@belvedere/contracts/territories';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { TerritoriesService } from './territories.service.ts';

@Controller('territories')
export class TerritoriesController {
  constructor(private readonly territories: TerritoriesService) {}

  /** Every territory of this observatory, by name. */
  @Get()
  @Access('territory.read')
  @Returns(TerritoryList)
  async list(): Promise<TerritoryList> {
    return { territories: await this.territories.all() };
  }

  @Get(':territory')
  @Access('territory.read')
  @Returns(Territory)
  read(@Param('territory', { schema: Slug }) territory: string): Promise<Territory> {
    return this.territories.bySlug(territory);
  }
}
