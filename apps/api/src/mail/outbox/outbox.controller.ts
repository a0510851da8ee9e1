import { Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { MailDetail, MailPage, MailQuery } from '@belvedere/contracts/mails';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { OutboxService } from './outbox.service.ts';

@Controller('territories/:territory/mails')
export class OutboxController {
  constructor(
    private readonly outbox: OutboxService,
    private readonly territories: TerritoriesService,
  ) {}

  /** Mails that wait, left or were given up, newest first. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('mail.read')
  @Returns(MailPage)
  async list(
    @Param('territory', { schema: Slug }) territory: string,
    @Query({ schema: MailQuery }) query: MailQuery,
  ): Promise<MailPage> {
    return this.outbox.page(await this.territories.idOf(territory), query);
  }

  /** One of them, with what it says. */
  @Get(':mail')
  @Header('cache-control', 'no-store')
  @Access('mail.read')
  @Returns(MailDetail)
  async read(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('mail', { schema: z.uuid() }) mail: string,
  ): Promise<MailDetail> {
    return this.outbox.read(await this.territories.idOf(territory), mail);
  }

  /** Sends again what did not leave; 409 for what did. */
  @Post(':mail/resend')
  @Access('mail.resend')
  @Returns(MailDetail)
  async resend(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('mail', { schema: z.uuid() }) mail: string,
    @CurrentPerson() { id, roles }: Person,
  ): Promise<MailDetail> {
    const author = { personId: id, role: roles.get(territory) ?? 'visitor' };
    return this.outbox.resend(await this.territories.idOf(territory), mail, author);
  }
}
