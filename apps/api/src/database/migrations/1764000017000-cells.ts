import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What responses yield is counted cell by cell: those of one cell (campaign, area, age band, situation) are compared by
 * what they yield alone, which is far less to sort than whole rows of the tally.
 */
export class Cells1764000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW response_cell AS
        SELECT territory_id, campaign_id, id AS response_id, coalesce(area_id, 0) AS area_id,
               coalesce(yields ->> 'age_band', 'no-answer') AS age_band,
               coalesce(yields ->> 'situation', 'no-answer') AS situation, mode, yields,
               yields || jsonb_build_object('*', '*', '*mode', mode) AS yielded
          FROM response;
      COMMENT ON VIEW response_cell IS
        'The cell of the tally in which a response counts; "yielded" is what it adds there, the variables * and *mode of the tally included.';

      CREATE FUNCTION yielded_values(yielded jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE ROWS 2 AS $$
        SELECT jsonb_array_elements_text(
          CASE jsonb_typeof(yielded) WHEN 'array' THEN yielded ELSE jsonb_build_array(yielded) END)
      $$;
      COMMENT ON FUNCTION yielded_values IS 'The values of one variable: several where several may be chosen.';

      CREATE OR REPLACE VIEW response_yield AS
        SELECT c.territory_id, c.campaign_id, c.response_id, e.key AS variable, c.area_id, c.age_band, c.situation,
               v.value
          FROM response_cell c
          CROSS JOIN LATERAL jsonb_each(c.yielded) e
          CROSS JOIN LATERAL yielded_values(e.value) AS v(value);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE VIEW response_yield AS
        SELECT r.territory_id, r.campaign_id, r.id AS response_id, y.variable, coalesce(r.area_id, 0) AS area_id,
               coalesce(r.yields ->> 'age_band', 'no-answer') AS age_band,
               coalesce(r.yields ->> 'situation', 'no-answer') AS situation,
               y.value
          FROM response r
          CROSS JOIN LATERAL (
            SELECT '*' AS variable, '*' AS value
            UNION ALL
            SELECT '*mode', r.mode
            UNION ALL
            SELECT e.key, v.value
              FROM jsonb_each(r.yields) e
              CROSS JOIN LATERAL jsonb_array_elements_text(
                CASE jsonb_typeof(e.value) WHEN 'array' THEN e.value ELSE jsonb_build_array(e.value) END) AS v(value)
          ) y;
      DROP FUNCTION yielded_values;
      DROP VIEW response_cell;
    `);
  }
}
