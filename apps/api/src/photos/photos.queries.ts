import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Sql } from '../database/sql.ts';
import type { Photo } from './read-photo.ts';

const Bytes = z.object({ bytes: z.instanceof(Buffer) });
type Bytes = z.infer<typeof Bytes>;

@Injectable()
export class PhotosQueries {
  constructor(private readonly sql: Sql) {}

  insert(territoryId: number, id: string, photo: Photo, manager: EntityManager): Promise<void> {
    return this.sql.run(
      `INSERT INTO photo (territory_id, id, bytes, width, height, sent_digest) VALUES ($1, $2, $3, $4, $5, $6)`,
      [territoryId, id, photo.bytes, photo.width, photo.height, photo.sentDigest],
      manager,
    );
  }

  /** Of an observation that is public. */
  shown(territoryId: number, id: string): Promise<Bytes | null> {
    return this.sql.row(
      Bytes,
      `SELECT p.bytes FROM photo p
        WHERE p.territory_id = $1 AND p.id = $2
          AND EXISTS (SELECT FROM observation o WHERE (o.territory_id, o.photo_id) = (p.territory_id, p.id))`,
      [territoryId, id],
    );
  }

  /** That a proposal brings. */
  proposed(territoryId: number, proposalId: string): Promise<Bytes | null> {
    return this.sql.row(
      Bytes,
      `SELECT p.bytes FROM proposal q JOIN photo p
           ON (p.territory_id, p.id) = (q.territory_id, (q.proposed #>> '{photo,0}')::uuid)
        WHERE q.territory_id = $1 AND q.id = $2`,
      [territoryId, proposalId],
    );
  }

  async sentDigest(territoryId: number, id: string): Promise<Buffer | null> {
    const found = await this.sql.row(
      z.object({ digest: z.instanceof(Buffer) }),
      'SELECT sent_digest AS digest FROM photo WHERE territory_id = $1 AND id = $2',
      [territoryId, id],
    );
    return found?.digest ?? null;
  }

  /** But one that is public stays. */
  remove(territoryId: number, id: string, manager: EntityManager): Promise<void> {
    return this.sql.run(
      `DELETE FROM photo p WHERE p.territory_id = $1 AND p.id = $2
          AND NOT EXISTS (SELECT FROM observation o WHERE (o.territory_id, o.photo_id) = (p.territory_id, p.id))`,
      [territoryId, id],
      manager,
    );
  }

  /** Those that nothing shows, and no proposal brings that waits or may be taken back. @returns how many */
  async sweep(days: number): Promise<number> {
    const done = await this.sql.row(
      z.object({ gone: z.number() }),
      `WITH gone AS (
         DELETE FROM photo p
          WHERE NOT EXISTS (SELECT FROM observation o WHERE (o.territory_id, o.photo_id) = (p.territory_id, p.id))
            AND NOT EXISTS (
              SELECT FROM proposal q CROSS JOIN LATERAL (VALUES
                  (q.proposed #>> '{photo,0}'), (q.base #>> '{photo,0}'), (q.applied #>> '{photo,before,0}')) AS named (photo)
               WHERE q.territory_id = p.territory_id AND named.photo = p.id::text
                 AND (q.state NOT IN ('accepted', 'refused') OR q.decided_at > now() - make_interval(days => $1)))
         RETURNING 1
       )
       SELECT count(*)::int AS gone FROM gone`,
      [days],
    );
    return done!.gone;
  }
}
