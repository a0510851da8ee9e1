import { Controller, Get, Param, Query } from '@nestjs/common';
import { ActorList, ActorQuery } from '@belvedere/contracts/actors';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../../http/access.decorator.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { SearchService } from './search.service.ts';

@Controller('territories/:territory/actors')
export class SearchController {
  constructor(private readonly actors: SearchService) {}

  /** Actors by name, or by how well they answer `q`, with counts for every further choice. */
  @Get()
  @Access('actor.read')
  @Returns(ActorList)
  list(
    @Param('territory', { schema: Slug }) territory: string,
    @Query({ schema: ActorQuery }) query: ActorQuery,
  ): Promise<ActorList> {
    return this.actors.search(territory, query, new Date());
  }
}
