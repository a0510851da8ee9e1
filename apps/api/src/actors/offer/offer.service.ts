import { Injectable } from '@nestjs/common';
import type { AreaOffer } from '@belvedere/contracts/neighbourhoods';
import { weekMoment } from '@belvedere/domain/actors';
import { OfferQueries } from './offer.queries.ts';

/** What other slices may ask about actors. */
@Injectable()
export class OfferService {
  constructor(private readonly queries: OfferQueries) {}

  /**
   * What is on offer in an area, by the row numbers of territory and area: actors that serve it or stand in it,
   * actions there, and digital public spaces. `at` is "now".
   */
  async ofArea(territoryId: number, areaId: number, at: Date = new Date()): Promise<AreaOffer> {
    const [actors, actions, digitalSpaces] = await Promise.all([
      this.queries.actors(territoryId, areaId, weekMoment(at)),
      this.queries.actions(territoryId, areaId),
      this.queries.digitalSpaces(territoryId, areaId),
    ]);
    return { actors, actions, digitalSpaces };
  }
}
