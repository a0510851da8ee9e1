import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Sql } from '../../database/sql.ts';

@Injectable()
export class ProofQueries {
  constructor(private readonly sql: Sql) {}

  /** @returns false when this challenge has served already */
  async spend(challenge: string, expiresAt: Date, manager: EntityManager): Promise<boolean> {
    const spent = await this.sql.row(
      z.object({ challenge: z.string() }),
      `WITH forgotten AS (DELETE FROM proposal_proof WHERE expires_at < now())
       INSERT INTO proposal_proof (challenge, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING challenge`,
      [challenge, expiresAt],
      manager,
    );
    return spent !== null;
  }
}
