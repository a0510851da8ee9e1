import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The kinds of mails, and of acts, that occur in a territory: each page that lists them to filter by read them all. */
export class KindsToFilterBy1764000022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX mail_kind_idx ON mail (territory_id, template);
      CREATE INDEX audit_entry_action_idx ON audit_entry (territory_id, action);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_entry_action_idx; DROP INDEX mail_kind_idx;');
  }
}
