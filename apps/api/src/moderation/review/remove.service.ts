import { Injectable } from '@nestjs/common';
import type { ObservationRemoved, RemoveObservation } from '@belvedere/contracts/moderation';
import { ContentsService } from '../../contents/contents.service.ts';
import { Sql } from '../../database/sql.ts';
import { ProposalsQueries, rowOf } from '../proposals.queries.ts';
import type { Place } from '../tell/tell.service.ts';
import { DecideService } from './decide.service.ts';
import type { Moderator } from './moderator.ts';

/** Takes away what was published, however long ago: proposed and accepted at once, so that it is traced and undone alike. */
@Injectable()
export class RemoveService {
  constructor(
    private readonly content: ContentsService,
    private readonly queries: ProposalsQueries,
    private readonly decide: DecideService,
    private readonly sql: Sql,
  ) {}

  /** @throws ContentNotFound */
  async observation(
    place: Place,
    slug: string,
    why: RemoveObservation,
    by: Moderator,
  ): Promise<ObservationRemoved> {
    const { id } = await this.content.read('observation', place.id, slug);
    return this.sql.transaction(async (manager) => {
      // Two at once: the second waits, and finds nothing any more.
      await this.content.current('observation', place.id, id, { manager, hold: true });
      const { name } = await this.content.read('observation', place.id, slug, manager);
      const proposal = await this.queries.insert(
        {
          ...{ territoryId: place.id, kind: 'observation-removal', name, ...rowOf('observation', id) },
          ...{ base: {}, proposed: { ...why }, note: '', flags: [], language: 'fr', personId: by.personId },
        },
        null,
        manager,
      );
      await this.decide.acceptWithin(place, proposal!, { word: '' }, by, manager);
      return { proposal: proposal! };
    });
  }
}
