import { Controller, Get, Param, Query } from '@nestjs/common';
import { ActionList, ActionQuery, Actor } from '@belvedere/contracts/actors';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../../http/access.decorator.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { ReadService } from './read.service.ts';

@Controller('territories/:territory')
export class ReadController {
  constructor(private readonly actors: ReadService) {}

  @Get('actors/:slug')
  @Access('actor.read')
  @Returns(Actor)
  actor(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('slug', { schema: Slug }) slug: string,
  ): Promise<Actor> {
    return this.actors.actor(territory, slug, new Date());
  }

  /** What runs first, then what is to come, then what is over. */
  @Get('actions')
  @Access('action.read')
  @Returns(ActionList)
  actions(
    @Param('territory', { schema: Slug }) territory: string,
    @Query({ schema: ActionQuery }) query: ActionQuery,
  ): Promise<ActionList> {
    return this.actors.actions(territory, query);
  }
}
