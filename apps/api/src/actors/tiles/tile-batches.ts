import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { TileAddress } from './tile-address.ts';

/** Statements at once, and tiles in one of them: with more statements, each finds fewer tiles to take along. */
const MOST_STATEMENTS = 2;
const MOST_TILES = 8;

/** More tiles than one person looks at in that time: several people are waiting. */
const CROWD = 50;
const CROWD_MS = 500;

interface Wanted {
  territoryId: number;
  address: TileAddress;
  resolve: (tile: Buffer) => void;
  reject: (error: unknown) => void;
}

/**
 * Asks the database for the tiles of a map together. A map wants a dozen tiles at once, and each takes PostgreSQL less
 * than a millisecond: sending, planning and waking up for every one would cost as much again. Nobody waits for others
 * to come; only while statements are under way do further tiles gather for the next one.
 */
@Injectable()
export class TileBatches {
  private readonly waiting: Wanted[] = [];
  private underWay = 0;
  /** Tiles asked for since `countedFrom`, and in the span before. */
  private asked = 0;
  private askedBefore = 0;
  private countedFrom = 0;
  private readonly pool: Pool;

  constructor(source: DataSource) {
    // TypeORM's own pool: TypeORM itself cannot keep a statement prepared.
    this.pool = (source.driver as PostgresDriver).master as Pool;
  }

  /** Whether more tiles are wanted than one person looks at. */
  get crowded(): boolean {
    return Math.max(this.asked, this.askedBefore) > CROWD;
  }

  /** `text` is one statement, always the same: of arrays of territories, zooms, columns and rows it makes tiles in base64. */
  tile(text: string, territoryId: number, address: TileAddress): Promise<Buffer> {
    this.count();
    return new Promise<Buffer>((resolve, reject) => {
      this.waiting.push({ territoryId, address, resolve, reject });
      this.next(text);
    });
  }

  private count(): void {
    const spans = Math.floor((performance.now() - this.countedFrom) / CROWD_MS);
    if (spans > 0) {
      this.askedBefore = spans === 1 ? this.asked : 0;
      this.asked = 0;
      this.countedFrom += spans * CROWD_MS;
    }
    this.asked += 1;
  }

  private next(text: string): void {
    while (this.underWay < MOST_STATEMENTS && this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_TILES);
      this.underWay += 1;
      void this.ask(text, batch).finally(() => {
        this.underWay -= 1;
        this.next(text);
      });
    }
  }

  private async ask(text: string, batch: Wanted[]): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ tile: string }>({
        name: 'actor-tiles',
        text,
        values: [
          batch.map(({ territoryId }) => territoryId),
          batch.map(({ address }) => address.zoom),
          batch.map(({ address }) => address.x),
          batch.map(({ address }) => address.y),
        ],
      });
      for (const [index, { resolve }] of batch.entries())
        resolve(Buffer.from(rows[index]?.tile ?? '', 'base64'));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
