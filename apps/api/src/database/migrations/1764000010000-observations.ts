import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Usages seen in the field; they come through moderation as actors do. */
export class Observations1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE observation (
        territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
        id int GENERATED ALWAYS AS IDENTITY,
        slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
        practice text NOT NULL CHECK (length(practice) BETWEEN 1 AND 160),
        tool text CHECK (tool <> ''),
        audiences text[] NOT NULL CHECK (cardinality(audiences) > 0 AND audiences <@ ARRAY[
          'everyone', 'children', 'young-people', 'families', 'job-seekers', 'elderly', 'newcomers', 'disabled', 'workers']),
        theme text NOT NULL CHECK (theme IN ('employment', 'education', 'citizenship')),
        seen_on date NOT NULL,
        area_id int REFERENCES area ON DELETE SET NULL,
        geom geometry(Point, 4326) CHECK (ST_X(geom) BETWEEN -180 AND 180 AND ST_Y(geom) BETWEEN -85 AND 85),
        demonstration boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        search text NOT NULL GENERATED ALWAYS AS (plain_text(practice || ' ' || coalesce(tool, ''))) STORED,
        PRIMARY KEY (territory_id, id),
        UNIQUE (territory_id, slug)
      );
      COMMENT ON TABLE observation IS 'All of it is public; nothing says who saw it.';
      COMMENT ON COLUMN observation.practice IS 'What people do, after "Ici, on fait…".';
      COMMENT ON COLUMN observation.area_id IS 'Found when it was proposed, under the boundaries of that day.';
      COMMENT ON COLUMN observation.geom IS
        'Moved to a grid of about 50 m before it was stored, so that it points at nobody''s door; null when only the area is known.';
      CREATE INDEX observation_latest_idx ON observation (territory_id, seen_on DESC, id DESC);
      CREATE INDEX observation_area_idx ON observation (area_id);
      CREATE INDEX observation_geom_idx ON observation USING gist (geom);

      ALTER TABLE proposal ADD observation_id int,
        ADD FOREIGN KEY (territory_id, observation_id) REFERENCES observation (territory_id, id)
          ON DELETE SET NULL (observation_id),
        ADD CHECK (num_nonnulls(actor_id, action_id, observation_id) <= 1),
        DROP CONSTRAINT proposal_kind_check,
        ADD CONSTRAINT proposal_kind_check CHECK (kind IN (
          'new-actor', 'actor-correction', 'new-action', 'action-correction', 'new-observation', 'report'));
      ALTER TABLE territory ADD members_publish_at_once boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN territory.members_publish_at_once IS
        'What its members note in the field shows without waiting for somebody to review it.';
      CREATE INDEX proposal_observation_idx ON proposal (territory_id, observation_id) WHERE observation_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM proposal WHERE kind = 'new-observation' OR observation_id IS NOT NULL;
      ALTER TABLE proposal DROP COLUMN observation_id,
        DROP CONSTRAINT proposal_kind_check,
        ADD CONSTRAINT proposal_kind_check CHECK (kind IN (
          'new-actor', 'actor-correction', 'new-action', 'action-correction', 'report'));
      DROP TABLE observation;
      ALTER TABLE territory DROP COLUMN members_publish_at_once;
    `);
  }
}
