import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { TerritorySettings } from '@belvedere/contracts/settings';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../http/access.decorator.ts';
import type { Person } from '../http/persons.ts';
import { Returns } from '../http/returns.decorator.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { SettingsService } from './settings.service.ts';

@Controller('territories/:territory/settings')
export class SettingsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly territories: TerritoriesService,
  ) {}

  /** How a territory is run. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('settings.read')
  @Returns(TerritorySettings)
  async read(@Param('territory', { schema: Slug }) territory: string): Promise<TerritorySettings> {
    return this.settings.of(await this.territories.idOf(territory));
  }

  /** Changes all of it. What is older than what is set goes the following night. */
  @Put()
  @Access('settings.change')
  @Returns(TerritorySettings)
  async change(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: TerritorySettings }) settings: TerritorySettings,
    @CurrentPerson() { id: personId }: Person,
  ): Promise<TerritorySettings> {
    return this.settings.change(await this.territories.idOf(territory), settings, personId);
  }
}
