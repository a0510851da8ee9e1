import { Controller, Get, Header, Param } from '@nestjs/common';
import { Group, GroupInside, GroupList, MyGroups } from '@belvedere/contracts/groups';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { GroupsService } from './groups.service.ts';

@Controller()
export class GroupsController {
  constructor(private readonly groups: GroupsService) {}

  /** The public groups of a territory, by name. */
  @Get('territories/:territory/groups')
  @Access('group.read')
  @Returns(GroupList)
  list(@Param('territory', { schema: Slug }) territory: string): Promise<GroupList> {
    return this.groups.list(territory);
  }

  /** A public group: what it is for, never who is in it. */
  @Get('territories/:territory/groups/:group')
  @Access('group.read')
  @Returns(Group)
  page(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
  ): Promise<Group> {
    return this.groups.page(territory, group);
  }

  /** A group as its members see it, with their names. */
  @Get('territories/:territory/groups/:group/inside')
  @Header('cache-control', 'no-store')
  @Access('group.enter')
  @Returns(GroupInside)
  inside(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @CurrentPerson() { id }: Person,
  ): Promise<GroupInside> {
    return this.groups.inside(territory, group, id);
  }

  /** The groups that I am in, private ones too. */
  @Get('me/groups')
  @Header('cache-control', 'no-store')
  @Access('me.read')
  @Returns(MyGroups)
  mine(@CurrentPerson() { id }: Person): Promise<MyGroups> {
    return this.groups.mine(id);
  }
}
