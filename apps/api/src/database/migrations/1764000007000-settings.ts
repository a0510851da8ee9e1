import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a territory is run: how long it keeps what it holds, and what it asks of whoever administers it. */
export class Settings1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE territory ADD administrators_need_second_factor boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN territory.administrators_need_second_factor IS
        'Whoever administers it without a second factor is a member until they have one.';

      CREATE TABLE retention (
        territory_id int PRIMARY KEY REFERENCES territory ON DELETE CASCADE,
        responses int CHECK (responses > 0),
        contacts int CHECK (contacts > 0),
        audit int CHECK (audit > 0),
        accounts int CHECK (accounts > 0)
      );
      COMMENT ON TABLE retention IS 'After how many months each kind of thing goes by itself; null: never.';

      ALTER TABLE campaign ADD collected_from date, ADD collected_to date,
        ADD CHECK ((collected_from IS NULL) = (collected_to IS NULL)), ADD CHECK (collected_from <= collected_to);
      COMMENT ON COLUMN campaign.collected_from IS
        'Day of the first response among those that went since; null while none did. Their counts stay in the tally.';

      ALTER TABLE auth.person ADD awake_on date NOT NULL DEFAULT current_date, ADD sleep_notice_on date;
      COMMENT ON COLUMN auth.person.awake_on IS 'Day of the last sign-in.';
      COMMENT ON COLUMN auth.person.sleep_notice_on IS
        'Day on which they were told that the account will be erased, since nobody signs in with it.';
      CREATE INDEX person_awake_idx ON auth.person (awake_on);

      CREATE FUNCTION auth.wake_person() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          UPDATE auth.person SET awake_on = current_date, sleep_notice_on = NULL
           WHERE id = NEW.person_id AND (awake_on < current_date OR sleep_notice_on IS NOT NULL);
          RETURN NULL;
        END $$;
      CREATE TRIGGER session_wakes_person AFTER INSERT ON auth.session
        FOR EACH ROW EXECUTE FUNCTION auth.wake_person();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER session_wakes_person ON auth.session;
      DROP FUNCTION auth.wake_person;
      ALTER TABLE auth.person DROP COLUMN awake_on, DROP COLUMN sleep_notice_on;
      ALTER TABLE campaign DROP COLUMN collected_from, DROP COLUMN collected_to;
      DROP TABLE retention;
      ALTER TABLE territory DROP COLUMN administrators_need_second_factor;
    `);
  }
}
