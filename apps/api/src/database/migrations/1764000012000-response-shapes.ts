import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places that people show on a map, as a response holds them. */
export class ResponseShapes1764000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE response_shape (
        territory_id int NOT NULL,
        response_id uuid NOT NULL,
        question text NOT NULL,
        number int NOT NULL CHECK (number > 0),
        campaign_id int NOT NULL REFERENCES campaign,
        kind text NOT NULL CHECK (kind IN ('neighbourhood', 'tap', 'point', 'line', 'area')),
        geom geometry(Geometry, 4326),
        radius_m int CHECK (radius_m > 0),
        area_id int REFERENCES area,
        answers jsonb NOT NULL,
        PRIMARY KEY (territory_id, response_id, question, number),
        FOREIGN KEY (territory_id, response_id) REFERENCES response ON DELETE CASCADE,
        CHECK (CASE kind
                 WHEN 'neighbourhood' THEN geom IS NULL
                 WHEN 'line' THEN geom IS NOT NULL AND GeometryType(geom) = 'LINESTRING'
                 WHEN 'area' THEN geom IS NOT NULL AND GeometryType(geom) = 'POLYGON'
                 ELSE geom IS NOT NULL AND GeometryType(geom) = 'POINT' END),
        CHECK ((kind = 'tap') = (radius_m IS NOT NULL))
      );
      COMMENT ON TABLE response_shape IS
        'Places of the answers to map questions; they go with their response.';
      COMMENT ON COLUMN response_shape.geom IS
        'In the middles of cells of the size that the survey declares, of a metre for exact places: nothing finer is stored anywhere. Null when the neighbourhood alone is kept.';
      COMMENT ON COLUMN response_shape.radius_m IS 'Within how many metres, as whoever tapped said, or the survey keeps.';
      COMMENT ON COLUMN response_shape.area_id IS 'The area under the boundaries of the day it was stored; null outside of all.';
      COMMENT ON COLUMN response_shape.answers IS 'What was said about this very place.';
      CREATE INDEX response_shape_question_idx ON response_shape (territory_id, campaign_id, question);
      CREATE INDEX response_shape_area_idx ON response_shape (area_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE response_shape');
  }
}
