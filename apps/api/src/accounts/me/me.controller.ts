import { Body, Controller, Delete, Get, Header, Headers, HttpCode, Ip, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { AskedConfirmation, ChangeEmail, Done, Me, SessionList } from '@belvedere/contracts/accounts';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { Attempts, MAILS } from '../attempts/attempts.service.ts';
import type { AskingPerson } from '../asking-persons.ts';
import { ConfirmationService } from './confirmation.service.ts';
import { EmailChange } from './email-change.service.ts';
import { MeService } from './me.service.ts';

@Controller('me')
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly confirmation: ConfirmationService,
    private readonly emailChange: EmailChange,
    private readonly attempts: Attempts,
  ) {}

  /** Who I am, what I am where, and what I may do there. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('me.read')
  @Returns(Me)
  read(@CurrentPerson() person: AskingPerson): Me {
    return this.me.read(person);
  }

  /** What I would be asked for before an important change of my account. */
  @Get('confirmation')
  @Header('cache-control', 'no-store')
  @Access('me.read')
  @Returns(AskedConfirmation)
  async asked(@CurrentPerson() { id, sessionId }: Person): Promise<AskedConfirmation> {
    return { confirmation: await this.confirmation.asked(id, sessionId) };
  }

  /** Asks for another address: a link leaves to the new one, a warning to the one there is. */
  @Post('email')
  @HttpCode(200)
  @Access('me.write')
  @Returns(Done)
  async changeEmail(
    @Body({ schema: ChangeEmail }) { newEmail, password }: ChangeEmail,
    @CurrentPerson() person: AskingPerson,
    @Headers('cookie') cookie: string,
    @Ip() address: string,
  ): Promise<Done> {
    await this.attempts.within(address, 'me/email', MAILS);
    await this.confirmation.confirm(person.id, person.sessionId, password);
    await this.emailChange.ask(person, newEmail, cookie);
    return { done: true };
  }

  /** Where I am signed in. */
  @Get('sessions')
  @Header('cache-control', 'no-store')
  @Access('me.read')
  @Returns(SessionList)
  sessions(@CurrentPerson() { id, sessionId }: Person): Promise<SessionList> {
    return this.me.list(id, sessionId);
  }

  @Delete('sessions/:session')
  @Access('me.write')
  @Returns(Done)
  async end(
    @Param('session', { schema: z.uuid() }) session: string,
    @CurrentPerson() { id }: Person,
  ): Promise<Done> {
    await this.me.end(id, session);
    return { done: true };
  }
}
