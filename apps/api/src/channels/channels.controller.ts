import { Body, Controller, Get, Header, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { Done } from '@belvedere/contracts/accounts';
import { ChangeChannel, ChannelList, ChannelTarget, CreateChannel } from '@belvedere/contracts/channels';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../http/access.decorator.ts';
import { authorOf } from '../http/author-of.ts';
import type { Person } from '../http/persons.ts';
import { Returns } from '../http/returns.decorator.ts';
import { ChannelsService } from './channels.service.ts';

const Code = z.string().min(1).max(40);

@Controller()
export class ChannelsController {
  constructor(private readonly channels: ChannelsService) {}

  /** The channels of a campaign, with roughly how many answered by each. */
  @Get('territories/:territory/campaigns/:campaign/channels')
  @Header('cache-control', 'no-store')
  @Access('channel.read')
  @Returns(ChannelList)
  async all(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
  ): Promise<ChannelList> {
    return { channels: await this.channels.all(territory, campaign) };
  }

  /** One more, with a code of its own. 404 for an actor that is not on the map. */
  @Post('territories/:territory/campaigns/:campaign/channels')
  @Access('channel.create')
  @Returns(Done, 201)
  async create(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
    @Body({ schema: CreateChannel }) wanted: CreateChannel,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.channels.create(territory, campaign, wanted, authorOf(person, territory));
    return { done: true };
  }

  /**
   * Renames a channel, stops it or opens it again. The code of a stopped one counts as none, and still leads to the
   * campaign. 404 for a code that is of no channel of this campaign.
   */
  @Patch('territories/:territory/campaigns/:campaign/channels/:code')
  @Access('channel.change')
  @Returns(Done)
  async change(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
    @Param('code', { schema: Code }) code: string,
    @Body({ schema: ChangeChannel }) change: ChangeChannel,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.channels.change(territory, campaign, code, change, authorOf(person, territory));
    return { done: true };
  }

  /** To which campaign a code leads, as it was scanned or typed. */
  @Get('channels/:code')
  @Access('channel.follow')
  @Returns(ChannelTarget)
  follow(@Param('code', { schema: Code }) code: string): Promise<ChannelTarget> {
    return this.channels.follow(code);
  }
}
