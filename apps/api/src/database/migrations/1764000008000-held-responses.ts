import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Responses that waited on a device until after their campaign had closed. */
export class HeldResponses1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE response_held (
        LIKE response INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING COMMENTS,
        PRIMARY KEY (territory_id, id),
        FOREIGN KEY (campaign_id) REFERENCES campaign,
        FOREIGN KEY (area_id) REFERENCES area
      );
      COMMENT ON TABLE response_held IS
        'Late answers to a closed campaign, to be decided by a facilitator; in no figure until then.';
      CREATE INDEX response_held_campaign_idx ON response_held (campaign_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE response_held');
  }
}
