import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Point, Position } from '@belvedere/contracts/geography';
import { CONFIGURATION } from '../../config/configuration.module.ts';
import type { Configuration } from '../../config/environment.ts';
import { VERSION } from '../../version.ts';
import { GeocoderBusy, GeocoderOff, GeocoderUnavailable } from './addresses.errors.ts';
import { Recent } from './recent.ts';

/** A place that bears an address. `commune` is its INSEE code. */
export interface Place extends Point {
  label: string;
  score: number;
  commune: string;
}

/** Where to look: within one commune, or around a point. */
export type Around = { commune: string } | Point;

const Answer = z.object({
  features: z.array(
    z.object({
      properties: z.object({ label: z.string().min(1).max(300), score: z.number(), citycode: z.string() }),
      geometry: z.object({ coordinates: Position }),
    }),
  ),
});

const TIMEOUT_MS = 3000;
const LIMIT = 5;
/** Addresses do not move; they are forgotten all the same, since they are what people typed. */
const REMEMBERED = { most: 500, milliseconds: 3_600_000 };
const LONGEST_PAUSE_S = 60;
const USUAL_PAUSE_S = 5;

/**
 * Asks the address search of the Géoplateforme, or another one that speaks like it. It learns the text, and nothing
 * of the person: the request is ours, with our own name and address.
 * @see https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage
 */
@Injectable()
export class Geocoder {
  private readonly recent = new Recent<Place[]>(REMEMBERED.most, REMEMBERED.milliseconds);
  private busyUntil = 0;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** @throws GeocoderOff, GeocoderBusy, GeocoderUnavailable */
  async search(text: string, around: Around): Promise<Place[]> {
    const address = this.configuration.geocoder;
    if (address === null) throw new GeocoderOff();
    const url = new URL(`${address.replace(/\/$/, '')}/search`);
    const where = 'commune' in around ? { citycode: around.commune } : { lon: around.lon, lat: around.lat };
    const query = text.toLowerCase().replaceAll(/\s+/g, ' ');
    for (const [name, value] of Object.entries({ q: query, limit: LIMIT, index: 'address', ...where }))
      url.searchParams.set(name, String(value));
    return this.recent.get(url.search, () => this.ask(url));
  }

  private async ask(url: URL): Promise<Place[]> {
    if (Date.now() < this.busyUntil) throw new GeocoderBusy();
    const response = await fetch(url, {
      headers: { accept: 'application/json', 'user-agent': `Belvedere/${VERSION}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => null);
    if (response?.status === 429) {
      this.busyUntil = Date.now() + pause(response.headers.get('retry-after')) * 1000;
      throw new GeocoderBusy();
    }
    // It refuses texts that cannot begin an address: nothing is found there, and nothing is broken.
    if (response?.status === 400) return [];
    const body: unknown = response?.ok ? await response.json().catch(() => null) : null;
    const answer = Answer.safeParse(body);
    if (!answer.success) throw new GeocoderUnavailable();
    return answer.data.features.map(({ properties: { label, score, citycode }, geometry }) => ({
      label,
      score,
      commune: citycode,
      lon: geometry.coordinates[0],
      lat: geometry.coordinates[1],
    }));
  }
}

/** Seconds to wait, as the service says them. */
function pause(header: string | null): number {
  const seconds = Number(header ?? USUAL_PAUSE_S);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_PAUSE_S) : USUAL_PAUSE_S;
}
