import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A channel may end before its campaign does. */
export class StoppedChannels1764000016500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE campaign_channel ADD stopped_at timestamptz;
      COMMENT ON COLUMN campaign_channel.stopped_at IS
        'Since then no answer comes by it: its code is as good as none, and still leads to the campaign.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE campaign_channel DROP COLUMN stopped_at;');
  }
}
