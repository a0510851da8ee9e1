import { Injectable } from '@nestjs/common';
import type { ActionList, ActionQuery, Actor } from '@belvedere/contracts/actors';
import { weekMoment } from '@belvedere/domain/actors';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { ActorNotFound } from '../actors.errors.ts';
import { ReadQueries } from './read.queries.ts';

@Injectable()
export class ReadService {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly queries: ReadQueries,
  ) {}

  /** One actor with its actions; `at` is "now". @throws TerritoryNotFound, ActorNotFound */
  async actor(territory: string, slug: string, at: Date): Promise<Actor> {
    const territoryId = await this.territories.idOf(territory);
    const actor = await this.queries.actor(territoryId, slug, weekMoment(at));
    if (!actor) throw new ActorNotFound();
    return { ...actor, actions: await this.queries.actionsOf(territoryId, actor.id) };
  }

  /** @throws TerritoryNotFound */
  async actions(territory: string, query: ActionQuery): Promise<ActionList> {
    return { actions: await this.queries.actions(await this.territories.idOf(territory), query) };
  }
}
