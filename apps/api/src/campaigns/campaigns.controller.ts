import { Controller, Get, Param } from '@nestjs/common';
import { Campaign, CampaignList } from '@belvedere/contracts/campaigns';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { CampaignsService } from './campaigns.service.ts';

@Controller('territories/:territory/campaigns')
export class CampaignsController {
  constructor(private readonly campaigns: CampaignsService) {}

  @Get()
  @Access('campaign.read')
  @Returns(CampaignList)
  async list(@Param('territory', { schema: Slug }) territory: string): Promise<CampaignList> {
    return { campaigns: await this.campaigns.all(territory) };
  }

  @Get(':campaign')
  @Access('campaign.read')
  @Returns(Campaign)
  read(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
  ): Promise<Campaign> {
    return this.campaigns.read(territory, campaign);
  }
}
