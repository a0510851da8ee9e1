import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that people leave in order to be written to, apart from any answer. */
export class Contacts1764000009200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE contact_request (
        territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        week date NOT NULL CHECK (extract(isodow FROM week) = 1),
        name text,
        email text NOT NULL,
        message text,
        language text NOT NULL CHECK (language IN ('fr', 'en')),
        PRIMARY KEY (territory_id, id)
      );
      COMMENT ON TABLE contact_request IS
        'Who wants to be written to. Nothing leads from here to an answer: no key, no hour, no campaign, and no order, since rows come in shuffled batches.';
      COMMENT ON COLUMN contact_request.week IS 'The Monday of the week in which it came out of contact_waiting.';

      CREATE TABLE contact_waiting (
        territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
        name text,
        email text NOT NULL,
        message text,
        language text NOT NULL CHECK (language IN ('fr', 'en')),
        PRIMARY KEY (territory_id, email)
      );
      COMMENT ON TABLE contact_waiting IS
        'Requests until there are enough of them, or until the night: then they become contact requests, shuffled.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contact_waiting, contact_request');
  }
}
