import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AreaName } from '@belvedere/contracts/areas';
import { NO_ANSWER } from '@belvedere/domain/survey';
import { Sql } from '../database/sql.ts';

const Hexagon = z.object({
  id: z.string(),
  respondents: z.number(),
  area: AreaName.nullable(),
  geometry: z.object({
    type: z.literal('Polygon'),
    coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))),
  }),
});
const Neighbourhood = z.object({ respondents: z.number(), area: AreaName.nullable() });
const Said = z.object({ name: z.string(), value: z.string().nullable(), respondents: z.number() });
const Total = z.object({ respondents: z.number(), unplaced: z.number() });

/** Which shapes: $1 territory, $2 campaign, $3 question. */
const OF_QUESTION = `s.territory_id = $1 AND s.campaign_id = $2 AND s.question = $3`;

/** Raw counts of people, each once in a cell: they leave through `@belvedere/domain/privacy` only. */
@Injectable()
export class PlaceMapsQueries {
  constructor(private readonly sql: Sql) {}

  /** How many people showed any place, and how many showed one by its neighbourhood alone. */
  async total(territoryId: number, campaignId: number, question: string): Promise<z.infer<typeof Total>> {
    const row = await this.sql.row(
      Total,
      `SELECT count(DISTINCT s.response_id)::int AS respondents,
              (count(DISTINCT s.response_id) FILTER (WHERE s.geom IS NULL))::int AS unplaced
         FROM response_shape s WHERE ${OF_QUESTION}`,
      [territoryId, campaignId, question],
    );
    return row ?? { respondents: 0, unplaced: 0 };
  }

  /**
   * People by hexagon of a grid that never moves; a line or an area is in every one that it touches.
   * @param edge of a hexagon, in the units of Web Mercator
   */
  hexagons(
    territoryId: number,
    campaignId: number,
    question: string,
    edge: number,
  ): Promise<z.infer<typeof Hexagon>[]> {
    return this.sql.rows(
      Hexagon,
      // Places stand in the middles of cells, and many in the same: the grid is asked once for each.
      `WITH given AS (
         SELECT s.geom, array_agg(s.response_id) AS people
           FROM response_shape s WHERE ${OF_QUESTION} AND s.geom IS NOT NULL
          GROUP BY s.geom
       ), cell AS (
         SELECT h.i, h.j, h.geom, count(DISTINCT person)::int AS respondents
           FROM given
           CROSS JOIN LATERAL (SELECT ST_Transform(ST_MakeValid(given.geom), 3857) AS flat) drawn
           CROSS JOIN LATERAL ST_HexagonGrid($4::float8, ST_Expand(drawn.flat, 1)) h
           CROSS JOIN LATERAL unnest(given.people) AS person
          WHERE ST_Intersects(drawn.flat, h.geom)
          GROUP BY 1, 2, 3
       )
       SELECT cell.i || '/' || cell.j AS id, cell.respondents, place.area,
              ST_AsGeoJSON(ST_Transform(cell.geom, 4326), 5)::json AS geometry
         FROM cell
         JOIN campaign c ON c.id = $2
         LEFT JOIN LATERAL (
           SELECT json_build_object('code', a.code, 'name', a.name) AS area
             FROM area a
            WHERE a.territory_id = $1 AND a.kind = c.area_kind
              AND daterange(a.valid_from, a.valid_to) @> current_date
              AND ST_Covers(a.geom, ST_Transform(ST_Centroid(cell.geom), 4326))
            ORDER BY ST_Area(a.geom), a.code
            LIMIT 1) place ON true
        ORDER BY cell.i, cell.j`,
      [territoryId, campaignId, question, edge],
    );
  }

  /**
   * People by what they said of the places that they showed: each once in a choice, and once in all of a question
   * (`value` null), which whoever would rather not say is not in.
   * @param asked the closed questions about each place
   */
  said(
    territoryId: number,
    campaignId: number,
    question: string,
    asked: readonly string[],
  ): Promise<z.infer<typeof Said>[]> {
    return this.sql.rows(
      Said,
      `SELECT answer.key AS name, choice.value, count(DISTINCT s.response_id)::int AS respondents
         FROM response_shape s
         CROSS JOIN LATERAL jsonb_each(s.answers) AS answer
         CROSS JOIN LATERAL jsonb_array_elements_text(
           CASE jsonb_typeof(answer.value) WHEN 'array' THEN answer.value ELSE jsonb_build_array(answer.value) END)
           AS choice(value)
        WHERE ${OF_QUESTION} AND answer.key = ANY ($4::text[]) AND choice.value <> $5
        GROUP BY GROUPING SETS ((answer.key, choice.value), (answer.key))`,
      [territoryId, campaignId, question, asked, NO_ANSWER],
    );
  }

  /** People by the neighbourhood of what they showed. */
  neighbourhoods(
    territoryId: number,
    campaignId: number,
    question: string,
  ): Promise<z.infer<typeof Neighbourhood>[]> {
    return this.sql.rows(
      Neighbourhood,
      `SELECT count(DISTINCT s.response_id)::int AS respondents,
              CASE WHEN a.code IS NOT NULL THEN json_build_object('code', a.code, 'name', max(a.name)) END AS area
         FROM response_shape s LEFT JOIN area a ON a.id = s.area_id
        WHERE ${OF_QUESTION}
        GROUP BY a.code ORDER BY max(a.name)`,
      [territoryId, campaignId, question],
    );
  }
}
