import { Injectable } from '@nestjs/common';
import type {
  AreaObservations,
  ObservationFilters,
  ObservationList,
  ObservationPlaces,
  ObservationQuery,
} from '@belvedere/contracts/observations';
import { TerritoriesService } from '../territories/territories.service.ts';
import { ObservationsQueries } from './observations.queries.ts';

const PAGE_SIZE = 20;
/** On the page of an area, which leads to the others. */
const LATEST = 4;
/** Of one place on a map, and of places. */
const OF_A_PLACE = 5;
const MOST_PLACES = 2000;

@Injectable()
export class ObservationsService {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly queries: ObservationsQueries,
  ) {}

  /** One page of what the filters keep, and what each further choice would leave. @throws TerritoryNotFound */
  async list(territory: string, { after, ...filters }: ObservationQuery): Promise<ObservationList> {
    const territoryId = await this.territories.idOf(territory);
    const [rows, counts] = await Promise.all([
      this.queries.page(territoryId, filters, cursorOf(after), PAGE_SIZE + 1),
      this.queries.counts(territoryId, filters),
    ]);
    const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1]! : null;
    return {
      ...counts,
      observations: rows.slice(0, PAGE_SIZE),
      next: last && `${last.seenOn}.${String(last.id)}`,
    };
  }

  /** Where what the filters keep was seen. @throws TerritoryNotFound */
  async places(territory: string, filters: ObservationFilters): Promise<ObservationPlaces> {
    return this.queries.places(await this.territories.idOf(territory), filters, OF_A_PLACE, MOST_PLACES);
  }

  /** The latest ones of an area, whichever of its successive outlines they were seen in. */
  ofArea(territoryId: number, areaId: number): Promise<AreaObservations> {
    return this.queries.ofArea(territoryId, areaId, LATEST);
  }
}

function cursorOf(after: string | undefined): { seenOn: string; id: number } | null {
  const [seenOn, id] = after?.split('.') ?? [];
  return seenOn && id ? { seenOn, id: Number(id) } : null;
}
