import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told about, and how soon they want to hear of it. */
export class Notifications1764000003500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_preference (
        person_id uuid NOT NULL REFERENCES auth.person ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind <> ''),
        frequency text NOT NULL CHECK (frequency IN ('immediate', 'daily', 'weekly', 'none')),
        PRIMARY KEY (person_id, kind)
      );
      COMMENT ON TABLE notification_preference IS 'What a person chose; without a row, what holds by default for that kind.';

      CREATE TABLE notification (
        territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES auth.person ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind <> ''),
        theme text CHECK (theme IN ('employment', 'education', 'citizenship')),
        subject text NOT NULL CHECK (subject <> ''),
        path text NOT NULL CHECK (path ~ '^/'),
        frequency text NOT NULL CHECK (frequency IN ('immediate', 'daily', 'weekly', 'none')),
        created_at timestamptz NOT NULL DEFAULT now(),
        mail_id uuid,
        PRIMARY KEY (territory_id, id),
        CHECK (frequency <> 'immediate' OR mail_id IS NOT NULL)
      );
      COMMENT ON COLUMN notification.frequency IS
        'As the person wished when it came about; a later choice changes those that still wait.';
      COMMENT ON COLUMN notification.mail_id IS
        'The one mail that told it, written in the same transaction; null while it waits for a digest. No foreign key: the mail may be forgotten first.';
      CREATE INDEX notification_waiting_idx ON notification (person_id, created_at)
        WHERE mail_id IS NULL AND frequency IN ('daily', 'weekly');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notification, notification_preference');
  }
}
