import { Injectable } from '@nestjs/common';
import type { Neighbourhood } from '@belvedere/contracts/neighbourhoods';
import { OfferService } from '../actors/offer/offer.service.ts';
import { AreasService } from '../areas/areas.service.ts';
import { IndicatorsService } from '../indicators/indicators.service.ts';
import { ObservationsService } from '../observations/observations.service.ts';
import { TerritoriesService } from '../territories/territories.service.ts';

@Injectable()
export class NeighbourhoodsService {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly areas: AreasService,
    private readonly indicators: IndicatorsService,
    private readonly offer: OfferService,
    private readonly observations: ObservationsService,
  ) {}

  /** One area as its page shows it, under today's boundaries. @throws TerritoryNotFound, AreaNotFound */
  async read(territory: string, code: string): Promise<Neighbourhood> {
    const territoryId = await this.territories.idOf(territory);
    const area = await this.areas.byCode(territoryId, code);
    const [says, observed, offer, related] = await Promise.all([
      this.indicators.ofArea(territory, area.id),
      this.observations.ofArea(territoryId, area.id),
      this.offer.ofArea(territoryId, area.id),
      this.areas.related(area.id),
    ]);
    return { area, says: { area: code, ...says }, observed, offer, related };
  }
}
