import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Sql } from '../../database/sql.ts';

@Injectable()
export class ForgetQueries {
  constructor(private readonly sql: Sql) {}

  /**
   * Addresses left with proposals that were decided longer ago than that, or whose proposer did not answer what they
   * were asked. @returns how many
   */
  async forget(days: number): Promise<number> {
    const done = await this.sql.row(
      z.object({ forgotten: z.number() }),
      `WITH gone AS (
         DELETE FROM proposal_contact c USING proposal p
          WHERE (p.territory_id, p.id) = (c.territory_id, c.proposal_id)
            AND p.state IN ('accepted', 'refused', 'needs-more') AND p.decided_at < now() - make_interval(days => $1)
         RETURNING 1
       )
       SELECT count(*)::int AS forgotten FROM gone`,
      [days],
    );
    return done!.forgotten;
  }
}
