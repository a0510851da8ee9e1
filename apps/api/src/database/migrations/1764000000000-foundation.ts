import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Territories, areas with dated boundaries, surveys, campaigns, responses and their tally. */
export class Foundation1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS postgis;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE territory (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text NOT NULL CHECK (name <> ''),
        demonstration boolean NOT NULL DEFAULT false,
        disclosure_threshold int NOT NULL DEFAULT 11 CHECK (disclosure_threshold >= 5)
      );
      COMMENT ON COLUMN territory.disclosure_threshold IS
        'Fewer respondents than this, and a figure is withheld. May be raised, never lowered below 5.';

      CREATE TABLE area (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('neighbourhood', 'qpv', 'iris', 'commune', 'custom')),
        code text NOT NULL CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9_-]*$'),
        name text NOT NULL CHECK (name <> ''),
        commune_id int REFERENCES area,
        source text NOT NULL CHECK (source <> ''),
        licence text NOT NULL CHECK (licence <> ''),
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        population int CHECK (population >= 0),
        geom geometry(MultiPolygon, 4326) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
        CONSTRAINT area_code_once_at_a_time
          EXCLUDE USING gist (territory_id WITH =, code WITH =, daterange(valid_from, valid_to) WITH &&)
      );
      COMMENT ON COLUMN area.valid_to IS 'First day on which these boundaries no longer hold; null while they do.';
      COMMENT ON COLUMN area.commune_id IS 'The commune that contains it; null when it straddles several.';
      CREATE INDEX area_geom_idx ON area USING gist (geom);
      CREATE INDEX area_territory_idx ON area (territory_id, kind, valid_from);

      CREATE TABLE survey (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        audience text NOT NULL CHECK (audience IN ('residents', 'structures'))
      );

      CREATE TABLE survey_version (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        survey_id int NOT NULL REFERENCES survey,
        version int NOT NULL CHECK (version > 0),
        definition jsonb NOT NULL,
        minutes int NOT NULL CHECK (minutes > 0),
        published_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (survey_id, version)
      );
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'a published % never changes', TG_TABLE_NAME;
        END $$;
      CREATE TRIGGER survey_version_never_changes BEFORE UPDATE ON survey_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE campaign (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
        slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        survey_version_id int NOT NULL REFERENCES survey_version,
        title jsonb NOT NULL CHECK (title ?& ARRAY['fr', 'en']),
        purpose jsonb NOT NULL CHECK (purpose ?& ARRAY['fr', 'en']),
        method jsonb NOT NULL CHECK (method ?& ARRAY['fr', 'en']),
        controller text NOT NULL CHECK (controller <> ''),
        area_kind text NOT NULL CHECK (area_kind IN ('neighbourhood', 'qpv', 'iris', 'commune', 'custom')),
        opens_on date NOT NULL,
        closes_on date CHECK (closes_on >= opens_on),
        UNIQUE (territory_id, slug)
      );
      COMMENT ON COLUMN campaign.closes_on IS 'Last day on which answers are taken.';

      CREATE TABLE response (
        territory_id int NOT NULL,
        id uuid NOT NULL,
        campaign_id int NOT NULL REFERENCES campaign,
        area_id int REFERENCES area,
        area_answer text NOT NULL CHECK (area_answer IN ('area', 'other', 'no-answer')),
        answers jsonb NOT NULL,
        yields jsonb NOT NULL,
        mode text NOT NULL CHECK (mode IN ('self', 'interviewer', 'kiosk', 'paper')),
        language text NOT NULL CHECK (language IN ('fr', 'en')),
        receipt text NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (territory_id, id),
        CHECK ((area_answer = 'area') = (area_id IS NOT NULL))
      );
      COMMENT ON TABLE response IS 'One person''s answers: no name, no address, no IP, no user agent.';
      COMMENT ON COLUMN response.area_id IS 'The area under the boundaries of the day of the answer.';
      COMMENT ON COLUMN response.yields IS 'What the answers yield per variable: {"ease": "alone", "devices": ["smartphone"]}.';

      CREATE INDEX response_received_idx ON response (territory_id, campaign_id, received_at);

      CREATE TABLE response_uncounted (
        territory_id int NOT NULL,
        response_id uuid NOT NULL,
        campaign_id int NOT NULL,
        PRIMARY KEY (territory_id, response_id)
      );
      COMMENT ON TABLE response_uncounted IS
        'Responses that are not in the tally yet. Readers count them besides; folding them in is only for speed. No foreign key: one without its response counts nothing.';

      CREATE TABLE tally (
        territory_id int NOT NULL,
        campaign_id int NOT NULL REFERENCES campaign ON DELETE CASCADE,
        variable text NOT NULL,
        area_id int NOT NULL,
        age_band text NOT NULL,
        situation text NOT NULL,
        value text NOT NULL,
        respondents int NOT NULL CHECK (respondents >= 0),
        PRIMARY KEY (territory_id, campaign_id, variable, area_id, age_band, situation, value)
          INCLUDE (respondents)
      );
      COMMENT ON TABLE tally IS
        'Partial aggregate of responses. Variable ''*'' counts the respondents themselves, ''*mode'' how they answered; area_id 0 is no area; ''no-answer'' stands for an unanswered breakdown question.';

      CREATE VIEW response_yield AS
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
      COMMENT ON VIEW response_yield IS 'One row for each response and each value that it yields.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW response_yield;
      DROP TABLE tally, response_uncounted, response, campaign, survey_version, survey, area, territory;
      DROP FUNCTION refuse_change;
    `);
  }
}
