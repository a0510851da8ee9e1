import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that wait, left or were given up. */
export class Mail1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        territory_id int REFERENCES territory ON DELETE CASCADE,
        recipient text NOT NULL CHECK (recipient ~ '^[^@[:space:],;<>"()]+@[^@[:space:],;<>"()]+$'),
        language text NOT NULL CHECK (language IN ('fr', 'en')),
        template text NOT NULL CHECK (template <> ''),
        data jsonb,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed', 'dead', 'expired')),
        attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now(),
        queued_at timestamptz NOT NULL DEFAULT now(),
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
        CHECK (data IS NOT NULL OR state = 'sent')
      );
      COMMENT ON TABLE mail IS
        'Outbox: one row for each mail and recipient, written in the transaction of what it tells. Not distributed by territory: many mails, such as those of sign-in, belong to none.';
      COMMENT ON COLUMN mail.data IS 'What the template is filled with; removed from a mail that held a secret once it is sent.';
      COMMENT ON COLUMN mail.state IS
        'queued: never tried; failed: will be tried again; dead: refused for good, or given up; expired: waited too long to be sent unasked.';
      COMMENT ON COLUMN mail.queued_at IS 'From when its age is counted: its creation, or the last time somebody asked to send it again.';
      COMMENT ON COLUMN mail.next_attempt_at IS
        'Whoever delivers it moves this forward first: nobody else takes it meanwhile, and somebody does if that process dies.';
      CREATE INDEX mail_due_idx ON mail (next_attempt_at) WHERE state IN ('queued', 'failed');
      CREATE INDEX mail_listed_idx ON mail (created_at DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail');
  }
}
