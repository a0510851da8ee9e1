import { Injectable } from '@nestjs/common';
import { ActorSummary } from '@belvedere/contracts/actors';
import { Sql } from '../../database/sql.ts';
import { ACTOR_SUMMARY } from '../actor-columns.ts';
import { ACTOR_KEPT, RANK } from '../filters.ts';

const PAGE = `
  SELECT ${ACTOR_SUMMARY}
    FROM (SELECT a.territory_id, a.id, row_number() OVER () AS place
            FROM (SELECT a.territory_id, a.id FROM actor a
                   WHERE ${ACTOR_KEPT}
                   ORDER BY ${RANK} DESC, a.name_key, a.id
                   LIMIT $13 OFFSET $14) a) p
    JOIN actor a USING (territory_id, id)
   ORDER BY p.place`;

@Injectable()
export class SearchQueries {
  constructor(private readonly sql: Sql) {}

  /** `parameters` are those of the filters. The best answers first, then by name. */
  page(parameters: unknown[], limit: number, offset: number): Promise<ActorSummary[]> {
    return this.sql.rows(ActorSummary, PAGE, [...parameters, limit, offset]);
  }
}
