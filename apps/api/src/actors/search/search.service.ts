import { Injectable } from '@nestjs/common';
import type { ActorList, ActorQuery } from '@belvedere/contracts/actors';
import { weekMoment } from '@belvedere/domain/actors';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { filterParameters } from '../filters.ts';
import { FacetsQueries } from './facets.queries.ts';
import { SearchQueries } from './search.queries.ts';

const PAGE_SIZE = 24;

@Injectable()
export class SearchService {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly queries: SearchQueries,
    private readonly facets: FacetsQueries,
  ) {}

  /**
   * One page of the actors that the filters keep, and what each further choice would leave; `at` is "now".
   * @throws TerritoryNotFound
   */
  async search(territory: string, query: ActorQuery, at: Date): Promise<ActorList> {
    const parameters = filterParameters(await this.territories.idOf(territory), query, weekMoment(at));
    const [actors, { total, facets }] = await Promise.all([
      this.queries.page(parameters, PAGE_SIZE, (query.page - 1) * PAGE_SIZE),
      this.facets.count(parameters),
    ]);
    return { total, page: query.page, pages: Math.ceil(total / PAGE_SIZE), actors, facets };
  }
}
