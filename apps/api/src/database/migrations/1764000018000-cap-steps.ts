import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A cap is one of few steps: with any number, trying one after the other found exactly how many answered in an area. */
export class CapSteps1764000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE campaign_cap c SET most = (
        SELECT min(step) FROM unnest(ARRAY[
          20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000, 1000000]) AS step
         WHERE step >= least(c.most, 1000000));
      ALTER TABLE campaign_cap DROP CONSTRAINT campaign_cap_most_check, ADD CONSTRAINT campaign_cap_most_check CHECK (most IN (
        20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000, 1000000));
      COMMENT ON COLUMN campaign_cap.most IS
        'One of few steps, so that trying one after the other finds no exact number of responses.';
    `);
  }

  /** What was rounded up stays so: what was set before is in the log. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE campaign_cap DROP CONSTRAINT campaign_cap_most_check, ADD CONSTRAINT campaign_cap_most_check CHECK (most >= 11);
      COMMENT ON COLUMN campaign_cap.most IS
        'Never below 11, so that a cap that is reached tells of no small number.';
    `);
  }
}
