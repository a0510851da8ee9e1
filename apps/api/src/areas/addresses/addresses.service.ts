import { Injectable } from '@nestjs/common';
import type { AddressCandidates } from '@belvedere/contracts/areas';
import type { Bounds, Point } from '@belvedere/contracts/geography';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { AreasService } from '../areas.service.ts';
import { type Around, Geocoder, type Place } from './geocoder.ts';

/** Below, the place found often is another street. */
const LEAST_SCORE = 0.5;
const MOST_CANDIDATES = 8;
/** The service filters by one commune at a time: with more of them, it is asked once, around the middle. */
const MOST_REQUESTS = 3;

@Injectable()
export class AddressesService {
  constructor(
    private readonly geocoder: Geocoder,
    private readonly areas: AreasService,
    private readonly territories: TerritoriesService,
  ) {}

  /**
   * Places of this territory that bear an address, best first, each with the neighbourhood where it lies.
   * @throws TerritoryNotFound, GeocoderOff, GeocoderBusy, GeocoderUnavailable
   */
  async search(slug: string, text: string): Promise<AddressCandidates> {
    const { id, bounds } = await this.territories.bySlug(slug);
    const communes = (await this.areas.all(id, { kind: 'commune' })).map(({ code }) => code);
    const found = await Promise.all(
      requests(communes, bounds).map((around) => this.geocoder.search(text, around)),
    );
    const places = best(
      found
        .flat()
        .filter((place) => (communes.length ? communes.includes(place.commune) : isIn(bounds, place))),
    );
    const locations = await this.areas.locateAll(id, places, 'neighbourhood');
    return {
      candidates: places.map(({ label, lon, lat }, index) => ({
        label,
        lon,
        lat,
        area: locations[index]?.area ?? null,
      })),
    };
  }
}

function requests(communes: readonly string[], [west, south, east, north]: Bounds): Around[] {
  if (communes.length > 0 && communes.length <= MOST_REQUESTS)
    return communes.map((commune) => ({ commune }));
  return [{ lon: (west + east) / 2, lat: (south + north) / 2 }];
}

const isIn = ([west, south, east, north]: Bounds, { lon, lat }: Point): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;

function best(places: readonly Place[]): Place[] {
  const byLabel = new Map(places.map((place) => [place.label, place]));
  return [...byLabel.values()]
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_CANDIDATES);
}
