import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Done } from '@belvedere/contracts/accounts';
import { AskToJoin, AskToJoinByMail, DecideRequest, JoinRequestReceipt } from '@belvedere/contracts/groups';
import { Slug } from '@belvedere/contracts/text';
import { Attempts } from '../../accounts/attempts/attempts.service.ts';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import { authorOf } from '../../http/author-of.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { DecideService } from './decide.service.ts';
import { JoinService } from './join.service.ts';

/** Each of these puts a mail in somebody's box. */
const REQUESTS = { window: 600, max: 5 };

@Controller('territories/:territory/groups/:group/requests')
export class JoinController {
  constructor(
    private readonly join: JoinService,
    private readonly decisions: DecideService,
    private readonly attempts: Attempts,
  ) {}

  /** Asks to join. */
  @Post()
  @Access('group.ask')
  @Returns(JoinRequestReceipt, 202)
  async ask(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Body({ schema: AskToJoin }) said: AskToJoin,
    @CurrentPerson() { id }: Person,
  ): Promise<JoinRequestReceipt> {
    await this.join.ask(territory, group, id, said);
    return { waiting: true };
  }

  /** Asks to join without an account. */
  @Post('by-mail')
  @Access('group.ask-by-mail')
  @Returns(JoinRequestReceipt, 202)
  async askByMail(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Body({ schema: AskToJoinByMail }) said: AskToJoinByMail,
    @Req() { ip }: FastifyRequest,
  ): Promise<JoinRequestReceipt> {
    await this.attempts.within(ip, 'join-request', REQUESTS);
    await this.join.askByMail(territory, group, said);
    return { waiting: true };
  }

  /** Lets somebody in, or not. */
  @Post(':request/decision')
  @Access('group.manage')
  @Returns(Done)
  async decide(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('group', { schema: Slug }) group: string,
    @Param('request', { schema: z.coerce.number().pipe(z.int32().positive()) }) request: number,
    @Body({ schema: DecideRequest }) decision: DecideRequest,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.decisions.decide(territory, group, request, decision, authorOf(person, territory));
    return { done: true };
  }
}
