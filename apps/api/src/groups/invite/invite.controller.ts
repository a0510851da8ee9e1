import { Body, Controller, Delete, Get, Header, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Done } from '@belvedere/contracts/accounts';
import { CreateCode, GroupManagement, Invite } from '@belvedere/contracts/groups';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import { authorOf } from '../../http/author-of.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { CodesService } from './codes.service.ts';
import { InvitationsService } from './invitations.service.ts';
import { ManagementService } from './management.service.ts';

const CodeNumber = z.coerce.number().pipe(z.int32().positive());
const DONE: Done = { done: true };

@Controller('territories/:territory/groups/:group')
export class InviteController {
  constructor(
    private readonly management: ManagementService,
    private readonly invitations: InvitationsService,
    private readonly codes: CodesService,
  ) {}

  /** Who asks to come in, who was invited, which codes there are. */
  @Get('management')
  @Header('cache-control', 'no-store')
  @Access('group.manage')
  @Returns(GroupManagement)
  read(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
  ): Promise<GroupManagement> {
    return this.management.read(territory, group);
  }

  @Post('invitations')
  @Access('group.manage')
  @Returns(Done, 201)
  async invite(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Body({ schema: Invite }) invite: Invite,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.invitations.create(territory, group, invite, authorOf(person, territory));
    return DONE;
  }

  @Post('invitations/:invitation/resend')
  @Access('group.manage')
  @Returns(Done)
  async resend(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Param('invitation', { schema: z.uuid() }) invitation: string,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.invitations.resend(territory, group, invitation, authorOf(person, territory));
    return DONE;
  }

  @Delete('invitations/:invitation')
  @Access('group.manage')
  @Returns(Done)
  async revoke(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Param('invitation', { schema: z.uuid() }) invitation: string,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.invitations.revoke(territory, group, invitation, authorOf(person, territory));
    return DONE;
  }

  @Post('codes')
  @Access('group.manage')
  @Returns(Done, 201)
  async createCode(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Body({ schema: CreateCode }) code: CreateCode,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.codes.create(territory, group, code, authorOf(person, territory));
    return DONE;
  }

  @Delete('codes/:code')
  @Access('group.manage')
  @Returns(Done)
  async stopCode(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Param('code', { schema: CodeNumber }) code: number,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.codes.stop(territory, group, code, authorOf(person, territory));
    return DONE;
  }
}
