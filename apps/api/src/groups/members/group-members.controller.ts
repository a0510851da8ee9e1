import { Body, Controller, Delete, Param, Patch } from '@nestjs/common';
import { z } from 'zod';
import { Done } from '@belvedere/contracts/accounts';
import { ChangeGroupMember } from '@belvedere/contracts/groups';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import { authorOf } from '../../http/author-of.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { GroupMembersService } from './group-members.service.ts';

@Controller('territories/:territory/groups/:group')
export class GroupMembersController {
  constructor(private readonly members: GroupMembersService) {}

  /** Changes what somebody is in the group. */
  @Patch('members/:person')
  @Access('group.manage')
  @Returns(Done)
  async change(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Param('person', { schema: z.uuid() }) member: string,
    @Body({ schema: ChangeGroupMember }) changes: ChangeGroupMember,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.members.change(territory, group, member, changes, authorOf(person, territory));
    return { done: true };
  }

  @Delete('members/:person')
  @Access('group.manage')
  @Returns(Done)
  async remove(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Param('person', { schema: z.uuid() }) member: string,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.members.end(territory, group, member, authorOf(person, territory));
    return { done: true };
  }

  /** Leaves the group. */
  @Delete('membership')
  @Access('group.leave')
  @Returns(Done)
  async leave(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.members.end(territory, group, person.id, authorOf(person, territory));
    return { done: true };
  }
}
