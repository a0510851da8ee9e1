import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { UNDO_DAYS } from '@belvedere/domain/moderation';
import { Jobs } from '../jobs/jobs.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { PhotoNotFound } from './photos.errors.ts';
import { PhotosQueries } from './photos.queries.ts';
import { digestOf, type Photo, readPhoto } from './read-photo.ts';

/** A photo that is not kept yet. */
export type NewPhoto = Photo & { id: string };

/** Photos of what was seen: read from whoever sends them, kept with what they belong to, gone with it. */
@Injectable()
export class PhotosService {
  private readonly logger = new Logger(PhotosService.name);

  constructor(
    jobs: Jobs,
    private readonly territories: TerritoriesService,
    private readonly queries: PhotosQueries,
  ) {
    jobs.queue({
      name: 'photos',
      job: z.object({}),
      handle: async () => void (await this.sweep()),
      schedule: { cron: '35 3 * * *', timeZone: 'Europe/Paris' },
    });
  }

  /** @param base64 as it was sent @throws PhotoUnknownFormat, PhotoMoves, PhotoTooLarge, PhotoDamaged */
  async read(base64: string): Promise<NewPhoto> {
    return { id: randomUUID(), ...(await readPhoto(Buffer.from(base64, 'base64'))) };
  }

  /** Within the transaction of the proposal that brings it: there is none without. */
  keep(territoryId: number, photo: NewPhoto, manager: EntityManager): Promise<void> {
    return this.queries.insert(territoryId, photo.id, photo, manager);
  }

  /** Its bytes go, unless an observation shows it. */
  remove(territoryId: number, id: string, manager: EntityManager): Promise<void> {
    return this.queries.remove(territoryId, id, manager);
  }

  /** Whether a photo was made from this; one that is gone may have been. */
  async isOf(territoryId: number, id: string, base64: string): Promise<boolean> {
    const digest = await this.queries.sentDigest(territoryId, id);
    return digest?.equals(digestOf(Buffer.from(base64, 'base64'))) ?? true;
  }

  /** What everybody may see. @throws TerritoryNotFound, PhotoNotFound */
  async shown(territory: string, id: string): Promise<Buffer> {
    return found(await this.queries.shown(await this.territories.idOf(territory), id));
  }

  /** What a proposal brings, for whoever reviews it. @throws TerritoryNotFound, PhotoNotFound */
  async proposed(territory: string, proposal: string): Promise<Buffer> {
    return found(await this.queries.proposed(await this.territories.idOf(territory), proposal));
  }

  /** Every night, lets go of photos that nothing needs any more. @returns how many */
  async sweep(): Promise<number> {
    const gone = await this.queries.sweep(UNDO_DAYS);
    if (gone > 0) this.logger.log(`${String(gone)} photos gone`);
    return gone;
  }
}

function found(row: { bytes: Buffer } | null): Buffer {
  if (!row) throw new PhotoNotFound();
  return row.bytes;
}
