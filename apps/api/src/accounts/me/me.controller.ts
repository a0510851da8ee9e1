import { Controller, Delete, Get, Header, Param } from '@nestjs/common';
import { z } from 'zod';
import { Done, Me, SessionList } from '@belvedere/contracts/accounts';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import type { AskingPerson } from '../asking-persons.ts';
import { MeService } from './me.service.ts';

@Controller('me')
export class MeController {
  constructor(private readonly me: MeService) {}

  /** Who I am, what I am where, and what I may do there. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('me.read')
  @Returns(Me)
  read(@CurrentPerson() person: AskingPerson): Me {
    return this.me.read(person);
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
