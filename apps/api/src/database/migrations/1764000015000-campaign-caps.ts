import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many responses a campaign wants at most, and why a held one waits. */
export class CampaignCaps1764000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign_cap (
        campaign_id int NOT NULL REFERENCES campaign ON DELETE CASCADE,
        area_id int REFERENCES area ON DELETE CASCADE,
        most int NOT NULL CHECK (most >= 11),
        UNIQUE NULLS NOT DISTINCT (campaign_id, area_id)
      );
      COMMENT ON TABLE campaign_cap IS
        'How many responses a campaign wants at most. What comes beyond is held for a facilitator, never lost.';
      COMMENT ON COLUMN campaign_cap.area_id IS 'Null: overall.';
      COMMENT ON COLUMN campaign_cap.most IS
        'Never below 11, so that a cap that is reached tells of no small number.';
      CREATE INDEX campaign_cap_area_idx ON campaign_cap (area_id) WHERE area_id IS NOT NULL;

      ALTER TABLE response_held ADD reason text NOT NULL DEFAULT 'closed'
        CHECK (reason IN ('closed', 'session-ended', 'full'));
      ALTER TABLE response_held ALTER reason DROP DEFAULT;
      COMMENT ON TABLE response_held IS
        'Answers that came after the end of a campaign or of a session, or beyond its cap, to be decided by a facilitator; in no figure until then.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE response_held DROP COLUMN reason;
      COMMENT ON TABLE response_held IS
        'Late answers to a closed campaign, to be decided by a facilitator; in no figure until then.';
      DROP TABLE campaign_cap;
    `);
  }
}
