import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { ActorFilters } from '@belvedere/contracts/actors';
import { weekMoment } from '@belvedere/domain/actors';
import { filterParameters } from '../filters.ts';
import { Revisions } from './revisions.ts';
import type { TileAddress } from './tile-address.ts';
import { type TileBytes, TileCache } from './tile-cache.ts';
import { TilesQueries } from './tiles.queries.ts';

/** Grows when the same actors would make another tile, so that no browser keeps the former one. */
const TILE_FORMAT = 1;

/** Tiles are small and made while someone waits: the fastest level takes off most of what the best one would. */
const GZIP = { level: 1 };

/** What travels in one packet is not worth compressing. */
const PACKET_BYTES = 1200;

/** Handing less than this to another thread costs more than compressing it here. */
const SMALL_BYTES = 64 * 1024;

const inThread = promisify<Buffer, { level: number }, Buffer>(gzip);

/** Which actors, and when. `fresh`: as they are at this instant, and not a second ago. */
export interface TileRequest {
  territory: string;
  filters: ActorFilters;
  address: TileAddress;
  at: Date;
  fresh: boolean;
}

/** A tile that can be had, and the ETag under which it is known. */
export interface Tile {
  etag: string;
  read: () => Promise<TileBytes>;
}

@Injectable()
export class TilesService {
  private readonly making = new Map<string, Promise<TileBytes>>();

  constructor(
    private readonly revisions: Revisions,
    private readonly queries: TilesQueries,
    private readonly cache: TileCache,
  ) {}

  /** The tile's ETag is known before the tile is made: for whoever has it already, it never is. @throws TerritoryNotFound */
  async find({ territory, filters, address, at, fresh }: TileRequest): Promise<Tile> {
    const revision = await this.revisions.of(territory, fresh);
    // Only what is open depends on the time.
    const minute = filters.open ? `-${minuteOf(at)}` : '';
    const state = `${TILE_FORMAT}-${revision.revision.toString(36)}${minute}`;
    const wanted = `${revision.territoryId}/${address.zoom}/${address.x}/${address.y}/${filterKey(filters)}/${state}`;
    return {
      etag: `"${state}"`,
      read: () => this.read(wanted, revision.territoryId, filters, address, at),
    };
  }

  private async read(
    key: string,
    territoryId: number,
    filters: ActorFilters,
    address: TileAddress,
    at: Date,
  ): Promise<TileBytes> {
    const kept = this.cache.get(key);
    if (kept && !worthCompressing(kept)) return kept;
    // Several who ask for the same tile at once get the one that is being made.
    const made =
      this.making.get(key) ?? (kept ? compress(kept) : this.make(territoryId, filters, address, at));
    this.making.set(key, made);
    try {
      const tile = await made;
      this.cache.set(key, tile);
      return tile;
    } finally {
      this.making.delete(key);
    }
  }

  private async make(
    territoryId: number,
    filters: ActorFilters,
    address: TileAddress,
    at: Date,
  ): Promise<TileBytes> {
    const bytes =
      filterKey(filters) === ''
        ? await this.queries.all(territoryId, address)
        : await this.queries.kept(filterParameters(territoryId, filters, weekMoment(at)), address);
    const tile = { bytes, gzipped: false };
    // In a crowd the processor is better spent on tiles that people wait for: this one is compressed if asked for again.
    return worthCompressing(tile) && !this.queries.crowded ? compress(tile) : tile;
  }
}

const worthCompressing = ({ bytes, gzipped }: TileBytes) => !gzipped && bytes.length > PACKET_BYTES;

const compress = async ({ bytes }: TileBytes): Promise<TileBytes> => ({
  bytes: bytes.length < SMALL_BYTES ? gzipSync(bytes, GZIP) : await inThread(bytes, GZIP),
  gzipped: true,
});

function minuteOf(at: Date): string {
  const { weekday, time } = weekMoment(at);
  return `${weekday}-${time}`;
}

/** The same filters in another order are the same filters; without any, nothing. */
function filterKey({ q, kind, theme, area, service, open }: ActorFilters): string {
  const parts = [kind, theme, area, service].map((values) => [...new Set(values)].sort().join(','));
  const key = [q ?? '', open ?? '', ...parts];
  return key.every((part) => part === '') ? '' : JSON.stringify(key);
}
