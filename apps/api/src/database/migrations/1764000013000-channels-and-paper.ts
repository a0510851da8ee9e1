import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which way an answer came: the channel through which its campaign was found, or the sheet of paper it was written on. */
export class ChannelsAndPaper1764000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign_channel (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        territory_id int NOT NULL,
        campaign_id int NOT NULL REFERENCES campaign ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('link', 'place', 'structure')),
        label text NOT NULL CHECK (label <> '' AND length(label) <= 80),
        actor_id int,
        code text NOT NULL UNIQUE CHECK (code ~ '^[34679ACDEFGHJKMNPQRTWXY]{8}$'),
        created_at timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (territory_id, actor_id) REFERENCES actor (territory_id, id) ON DELETE SET NULL (actor_id)
      );
      COMMENT ON TABLE campaign_channel IS
        'Ways by which people come to a campaign. Never one for a person: only how many came is told, and roughly.';
      COMMENT ON COLUMN campaign_channel.actor_id IS 'Where it hangs, or who hands it out, when that is on the map.';
      CREATE INDEX campaign_channel_campaign_idx ON campaign_channel (campaign_id);
      CREATE INDEX campaign_channel_actor_idx ON campaign_channel (territory_id, actor_id) WHERE actor_id IS NOT NULL;

      ALTER TABLE response ADD channel_id int REFERENCES campaign_channel ON DELETE SET NULL;
      ALTER TABLE response_held ADD channel_id int REFERENCES campaign_channel ON DELETE SET NULL;
      COMMENT ON COLUMN response.channel_id IS
        'By which channel it came; null when none is known. No figure is broken down by it.';
      CREATE INDEX response_channel_idx ON response (channel_id) WHERE channel_id IS NOT NULL;

      CREATE TABLE paper_run (
        territory_id int NOT NULL,
        campaign_id int NOT NULL REFERENCES campaign ON DELETE CASCADE,
        first int NOT NULL CHECK (first > 0),
        last int NOT NULL,
        notice_version int NOT NULL,
        printed_on date NOT NULL,
        PRIMARY KEY (campaign_id, first),
        CHECK (last >= first),
        EXCLUDE USING gist (campaign_id WITH =, int4range(first, last, '[]') WITH &&)
      );
      COMMENT ON TABLE paper_run IS 'Numbers of forms that were printed together; the next ones begin after them.';
      COMMENT ON COLUMN paper_run.notice_version IS 'Of the notice that is printed at their head.';

      CREATE TABLE paper_form (
        territory_id int NOT NULL,
        campaign_id int NOT NULL REFERENCES campaign ON DELETE CASCADE,
        number int NOT NULL CHECK (number > 0),
        response_id uuid,
        entered_by uuid REFERENCES auth.person ON DELETE SET NULL,
        entered_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (campaign_id, number),
        UNIQUE (territory_id, response_id)
      );
      COMMENT ON TABLE paper_form IS 'Forms that were typed in, so that each is once.';
      COMMENT ON COLUMN paper_form.response_id IS
        'What was typed from it, so that the same sent again is known; null once it was erased. Whoever holds the sheet knows its number, not this.';
      CREATE INDEX paper_form_entered_idx ON paper_form (entered_by) WHERE entered_by IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE paper_form, paper_run;
      ALTER TABLE response_held DROP COLUMN channel_id;
      ALTER TABLE response DROP COLUMN channel_id;
      DROP TABLE campaign_channel;
    `);
  }
}
