import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { CampaignCaps, SetCampaignCaps } from '@belvedere/contracts/campaigns';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import { authorOf } from '../../http/author-of.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { CapsService } from './caps.service.ts';

@Controller('territories/:territory/campaigns/:campaign/caps')
export class CapsController {
  constructor(private readonly caps: CapsService) {}

  /** How many responses the campaign wants at most, overall and in each area; never how many there are. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('cap.read')
  @Returns(CampaignCaps)
  read(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
  ): Promise<CampaignCaps> {
    return this.caps.read(territory, campaign);
  }

  /** Sets all of them at once. 400 for one below the least; 404 for an area that no answer can be given in. */
  @Put()
  @Access('cap.change')
  @Returns(CampaignCaps)
  set(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
    @Body({ schema: SetCampaignCaps }) wanted: SetCampaignCaps,
    @CurrentPerson() person: Person,
  ): Promise<CampaignCaps> {
    return this.caps.set(territory, campaign, wanted, authorOf(person, territory));
  }
}
