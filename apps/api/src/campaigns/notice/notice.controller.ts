import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { CampaignNotice, NoticeVersions, PublishNotice } from '@belvedere/contracts/campaigns';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import { authorOf } from '../../http/author-of.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { NoticeService } from './notice.service.ts';

@Controller('territories/:territory/campaigns/:campaign/notice')
export class NoticeController {
  constructor(private readonly notices: NoticeService) {}

  /** Every version of what people were told before the first question, the latest first. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('notice.read')
  @Returns(NoticeVersions)
  async versions(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
  ): Promise<NoticeVersions> {
    return { versions: await this.notices.versions(territory, campaign) };
  }

  /** Publishes another version, made from the one that is named; 409 when that is no longer the latest. */
  @Put()
  @Access('notice.change')
  @Returns(CampaignNotice)
  publish(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
    @Body({ schema: PublishNotice }) { from, ...change }: PublishNotice,
    @CurrentPerson() person: Person,
  ): Promise<CampaignNotice> {
    return this.notices.change(territory, campaign, change, authorOf(person, territory), from);
  }
}
