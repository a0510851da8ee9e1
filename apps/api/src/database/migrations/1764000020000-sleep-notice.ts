import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which mail told the owner of a sleeping account: one that never left has told nobody. */
export class SleepNotice1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Whoever was told before is told again, as nobody knows by which mail.
    await runner.query(`
      ALTER TABLE auth.person ADD sleep_notice_mail_id uuid REFERENCES mail ON DELETE SET NULL;
      CREATE INDEX person_sleep_notice_idx ON auth.person (sleep_notice_mail_id) WHERE sleep_notice_mail_id IS NOT NULL;
      UPDATE auth.person SET sleep_notice_on = NULL;
      COMMENT ON COLUMN auth.person.sleep_notice_mail_id IS
        'The mail of sleep_notice_on; the account goes only once this one has left.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE auth.person DROP COLUMN sleep_notice_mail_id');
  }
}
