import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { QueueQuery } from '@belvedere/contracts/moderation';
import { PROPOSAL_KINDS } from '@belvedere/domain/moderation';
import { Sql } from '../../database/sql.ts';
import { PROPOSAL, ProposalRow } from '../proposals.queries.ts';

/** More than one person reads in a sitting; what comes after is shown once these are decided. */
const MOST = 200;

const KEPT = `p.territory_id = $1 AND ($2::text IS NULL OR p.kind = $2) AND ($3::text IS NULL OR $3 = ANY (p.flags))`;
const WAITS = `p.state IN ('proposed', 'undone')`;
/** The oldest first; what nobody proved to be no program's, after all others. */
const ORDER = `('unverified' = ANY (p.flags)), p.proposed_at, p.id`;

const QUEUES: Record<QueueQuery['show'], string> = {
  waiting: `${PROPOSAL} WHERE ${KEPT} AND ${WAITS} ORDER BY ${ORDER} LIMIT ${MOST}`,
  asked: `${PROPOSAL} WHERE ${KEPT} AND p.state = 'needs-more' ORDER BY p.decided_at, p.id LIMIT ${MOST}`,
  decided: `${PROPOSAL} WHERE ${KEPT} AND p.state IN ('accepted', 'refused') ORDER BY p.decided_at DESC, p.id LIMIT ${MOST}`,
};

const Counted = z.object({
  kind: z.enum(PROPOSAL_KINDS),
  waiting: z.number(),
  asked: z.number(),
  oldest: z.date().nullable(),
});
const Elsewhere = z.object({ territory: z.string(), name: z.string(), waiting: z.number() });
const Neighbours = z.object({ previous: z.string().nullable(), next: z.string().nullable() });

@Injectable()
export class QueueQueries {
  constructor(private readonly sql: Sql) {}

  list(
    territoryId: number,
    { show, kind = null, flag = null }: Nullable<QueueQuery>,
  ): Promise<ProposalRow[]> {
    return this.sql.rows(ProposalRow, QUEUES[show], [territoryId, kind, flag]);
  }

  /** How many of each kind wait, whatever the filters, and since when. */
  counts(territoryId: number): Promise<z.infer<typeof Counted>[]> {
    return this.sql.rows(
      Counted,
      `SELECT p.kind, count(*) FILTER (WHERE ${WAITS})::int AS waiting,
              count(*) FILTER (WHERE p.state = 'needs-more')::int AS asked,
              min(p.proposed_at) FILTER (WHERE ${WAITS}) AS oldest
         FROM proposal p
        WHERE p.territory_id = $1 AND p.state IN ('proposed', 'undone', 'needs-more')
        GROUP BY p.kind ORDER BY p.kind`,
      [territoryId],
    );
  }

  /** What waits in territories of these names. */
  elsewhere(territories: readonly string[]): Promise<z.infer<typeof Elsewhere>[]> {
    return this.sql.rows(
      Elsewhere,
      `SELECT t.slug AS territory, t.name,
              (SELECT count(*)::int FROM proposal p WHERE p.territory_id = t.id AND ${WAITS}) AS waiting
         FROM territory t WHERE t.slug = ANY ($1) ORDER BY t.name`,
      [territories],
    );
  }

  /** The one before and the one after in the queue, whether or not it waits itself. */
  async neighbours(territoryId: number, id: string): Promise<z.infer<typeof Neighbours>> {
    const found = await this.sql.row(
      Neighbours,
      `SELECT previous, next
         FROM (SELECT p.id, lag(p.id) OVER queue AS previous, lead(p.id) OVER queue AS next
                 FROM proposal p WHERE p.territory_id = $1 AND (${WAITS} OR p.id = $2)
               WINDOW queue AS (ORDER BY ${ORDER})) AS ordered
        WHERE id = $2`,
      [territoryId, id],
    );
    return found ?? { previous: null, next: null };
  }
}

type Nullable<Type> = { [Key in keyof Type]: Type[Key] | null } & { show: QueueQuery['show'] };
