import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import {
  CollectingSessionDetail,
  CollectingSessions,
  CreateCollectingSession,
  EndCollectingSession,
} from '@belvedere/contracts/collecting';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../http/access.decorator.ts';
import { authorOf } from '../http/author-of.ts';
import type { Person } from '../http/persons.ts';
import { Returns } from '../http/returns.decorator.ts';
import { CollectingService } from './collecting.service.ts';

@Controller('territories/:territory/collecting-sessions')
export class CollectingController {
  constructor(private readonly collecting: CollectingService) {}

  /** Collecting sessions, the latest end first, each with how many responses it brought. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('collecting-session.read')
  @Returns(CollectingSessions)
  all(@Param('territory', { schema: Slug }) territory: string): Promise<CollectingSessions> {
    return this.collecting.all(territory);
  }

  /** Makes a session; 400 for an end that is past or a target in no neighbourhood of the campaign, 409 when that is closed. */
  @Post()
  @Access('collecting-session.create')
  @Returns(CollectingSessionDetail, 201)
  create(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: CreateCollectingSession }) wanted: z.output<typeof CreateCollectingSession>,
    @CurrentPerson() person: Person,
  ): Promise<CollectingSessionDetail> {
    return this.collecting.create(territory, wanted, authorOf(person, territory));
  }

  /** One session, with the address that opens it on a device. */
  @Get(':session')
  @Header('cache-control', 'no-store')
  @Access('collecting-session.read')
  @Returns(CollectingSessionDetail)
  read(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('session', { schema: z.uuid() }) session: string,
  ): Promise<CollectingSessionDetail> {
    return this.collecting.read(territory, session);
  }

  /** Ends a session at once; ended twice is ended. With `lost`, what waits on its device stays locked for ever. */
  @Post(':session/end')
  @HttpCode(200)
  @Access('collecting-session.end')
  @Returns(CollectingSessionDetail)
  end(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('session', { schema: z.uuid() }) session: string,
    @Body({ schema: EndCollectingSession }) { lost }: EndCollectingSession,
    @CurrentPerson() person: Person,
  ): Promise<CollectingSessionDetail> {
    return this.collecting.end(territory, session, lost, authorOf(person, territory));
  }
}
