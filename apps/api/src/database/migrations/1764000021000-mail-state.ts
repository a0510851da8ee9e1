import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail that failed is queued again while it is being sent: otherwise somebody could ask for a second sender. */
export class MailState1764000021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      COMMENT ON COLUMN mail.state IS
        'queued: not tried yet, or being tried this very moment; failed: will be tried again; dead: refused for good, or given up; expired: waited too long to be sent unasked.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      COMMENT ON COLUMN mail.state IS
        'queued: never tried; failed: will be tried again; dead: refused for good, or given up; expired: waited too long to be sent unasked.';
    `);
  }
}
