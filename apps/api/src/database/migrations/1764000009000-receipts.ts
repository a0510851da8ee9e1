import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Responses are found by the code of their receipt. */
export class Receipts1764000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE response ADD CONSTRAINT response_receipt_once UNIQUE (territory_id, receipt);
      ALTER TABLE response_held ADD CONSTRAINT response_held_receipt_once UNIQUE (territory_id, receipt);
      COMMENT ON COLUMN response.receipt IS
        'Known to whoever answered, and to nobody else: with it they see their response, or erase it.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      COMMENT ON COLUMN response.receipt IS NULL;
      ALTER TABLE response_held DROP CONSTRAINT response_held_receipt_once;
      ALTER TABLE response DROP CONSTRAINT response_receipt_once;
    `);
  }
}
