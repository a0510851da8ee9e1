import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Sql } from '../database/sql.ts';

const CountedArea = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  commune: z.object({ id: z.number(), code: z.string(), name: z.string() }).nullable(),
});
export type CountedArea = z.infer<typeof CountedArea>;

@Injectable()
export class IndicatorsQueries {
  constructor(private readonly sql: Sql) {}

  /**
   * The areas that a campaign's responses can stand in: those whose boundaries held while it was open, and any other
   * that was given to a response.
   */
  countedAreas(campaignId: number, given: readonly number[]): Promise<CountedArea[]> {
    return this.sql.rows(
      CountedArea,
      `SELECT a.id, a.code, a.name,
              CASE WHEN m.id IS NULL THEN NULL
                   ELSE jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name) END AS commune
         FROM campaign c
         JOIN area a ON a.territory_id = c.territory_id
         LEFT JOIN area m ON m.id = a.commune_id
        WHERE c.id = $1
          AND (a.id = ANY($2::int[])
               OR a.kind = c.area_kind
                  AND daterange(a.valid_from, a.valid_to)
                      && daterange(c.opens_on, coalesce(c.closes_on, greatest(c.opens_on, current_date)), '[]'))
        ORDER BY a.name, a.valid_from`,
      [campaignId, given],
    );
  }
}
