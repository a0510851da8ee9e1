import { Injectable } from '@nestjs/common';

/** What an entry weighs beside its bytes: key, objects, place in the map. */
const ENTRY_BYTES = 300;

/** The bytes of a vector tile, as they are or compressed; empty when no actor is in it. */
export interface TileBytes {
  bytes: Buffer;
  gzipped: boolean;
}

/** Tiles, the least recently used leaving first. */
@Injectable()
export class TileCache {
  /** Most bytes that are kept; 0 keeps nothing. */
  budget = 64 * 1024 * 1024;
  private held = 0;
  private readonly tiles = new Map<string, TileBytes>();

  get(key: string): TileBytes | undefined {
    const tile = this.tiles.get(key);
    if (!tile) return undefined;
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    return tile;
  }

  set(key: string, tile: TileBytes): void {
    this.drop(key);
    this.tiles.set(key, tile);
    this.held += weight(key, tile);
    for (const oldest of this.tiles.keys()) {
      if (this.held <= this.budget) return;
      this.drop(oldest);
    }
  }

  clear(): void {
    this.tiles.clear();
    this.held = 0;
  }

  private drop(key: string): void {
    const tile = this.tiles.get(key);
    if (!tile) return;
    this.tiles.delete(key);
    this.held -= weight(key, tile);
  }
}

const weight = (key: string, tile: TileBytes) => tile.bytes.length + 2 * key.length + ENTRY_BYTES;
