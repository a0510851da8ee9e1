import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Devices that go from hand to hand, and the responses that they brought. */
export class CollectingSessions1764000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE collecting_session (
        territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
        id uuid NOT NULL,
        campaign_id int NOT NULL REFERENCES campaign ON DELETE CASCADE,
        mode text NOT NULL CHECK (mode IN ('interviewer', 'kiosk')),
        place text NOT NULL CHECK (length(place) BETWEEN 1 AND 160),
        people text CHECK (length(people) BETWEEN 1 AND 300),
        ends_at timestamptz NOT NULL,
        idle_after_s int NOT NULL CHECK (idle_after_s BETWEEN 30 AND 600),
        token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        lost boolean NOT NULL DEFAULT false,
        PRIMARY KEY (territory_id, id),
        CHECK (ends_at > created_at),
        CHECK (ended_at IS NOT NULL OR NOT lost)
      );
      COMMENT ON TABLE collecting_session IS
        'Answers collected on a device that goes from hand to hand. The PIN of the device is not here, in any form.';
      COMMENT ON COLUMN collecting_session.people IS 'Who collects, as they call one another; goes with the session.';
      COMMENT ON COLUMN collecting_session.token_hash IS
        'SHA-256 of the token in its address, which is drawn from the id under the secret of the server.';
      COMMENT ON COLUMN collecting_session.ended_at IS
        'Somebody ended it before its time: what comes later is held. What comes after ends_at alone is not.';
      COMMENT ON COLUMN collecting_session.lost IS
        'The device is not in our hands any more: its half of the key is given to nobody.';
      CREATE INDEX collecting_session_latest_idx ON collecting_session (territory_id, ends_at DESC);
      CREATE INDEX collecting_session_campaign_idx ON collecting_session (campaign_id);

      CREATE TABLE collecting_target (
        territory_id int NOT NULL,
        session_id uuid NOT NULL,
        area_id int NOT NULL REFERENCES area ON DELETE CASCADE,
        target int NOT NULL CHECK (target BETWEEN 1 AND 9999),
        PRIMARY KEY (territory_id, session_id, area_id),
        FOREIGN KEY (territory_id, session_id) REFERENCES collecting_session ON DELETE CASCADE
      );
      COMMENT ON TABLE collecting_target IS 'How many answers a session wants, by neighbourhood.';
      CREATE INDEX collecting_target_area_idx ON collecting_target (area_id);

      ALTER TABLE response ADD collecting_session_id uuid,
        ADD FOREIGN KEY (territory_id, collecting_session_id) REFERENCES collecting_session
          ON DELETE SET NULL (collecting_session_id);
      ALTER TABLE response_held ADD collecting_session_id uuid,
        ADD FOREIGN KEY (territory_id, collecting_session_id) REFERENCES collecting_session
          ON DELETE SET NULL (collecting_session_id);
      CREATE INDEX response_session_idx ON response (territory_id, collecting_session_id)
        WHERE collecting_session_id IS NOT NULL;
      CREATE INDEX response_held_session_idx ON response_held (territory_id, collecting_session_id)
        WHERE collecting_session_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE response_held DROP COLUMN collecting_session_id;
      ALTER TABLE response DROP COLUMN collecting_session_id;
      DROP TABLE collecting_target;
      DROP TABLE collecting_session;
    `);
  }
}
