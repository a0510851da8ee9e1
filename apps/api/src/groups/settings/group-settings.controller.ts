import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { Done } from '@belvedere/contracts/accounts';
import { GroupCreated, GroupSettings } from '@belvedere/contracts/groups';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import { authorOf } from '../../http/author-of.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { GroupSettingsService } from './group-settings.service.ts';

@Controller('territories/:territory/groups')
export class GroupSettingsController {
  constructor(private readonly settings: GroupSettingsService) {}

  /** Founds a group, whatever others are called, and says at which address. */
  @Post()
  @Access('group.create')
  @Returns(GroupCreated, 201)
  create(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: GroupSettings }) group: GroupSettings,
    @CurrentPerson() person: Person,
  ): Promise<GroupCreated> {
    return this.settings.create(territory, group, authorOf(person, territory));
  }

  @Put(':group')
  @Access('group.manage')
  @Returns(Done)
  async change(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Body({ schema: GroupSettings }) settings: GroupSettings,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.settings.change(territory, group, settings, authorOf(person, territory));
    return { done: true };
  }
}
