import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos of what was seen in the field, and corrections of what was noted. */
export class Photos1764000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE photo (
        territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
        id uuid NOT NULL,
        bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 1000000),
        width int NOT NULL CHECK (width BETWEEN 1 AND 1600),
        height int NOT NULL CHECK (height BETWEEN 1 AND 1600),
        sent_digest bytea NOT NULL CHECK (octet_length(sent_digest) = 32),
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (territory_id, id)
      );
      ALTER TABLE photo ALTER COLUMN bytes SET STORAGE EXTERNAL;
      COMMENT ON TABLE photo IS
        'Public once an observation shows it. A proposal names it in "proposed"; what nothing shows or proposes any more goes at night.';
      COMMENT ON COLUMN photo.bytes IS 'JPEG, encoded here from pixels alone: no place, device or moment is in it.';
      COMMENT ON COLUMN photo.sent_digest IS 'SHA-256 of what was sent, by which the same proposal sent again is known.';

      ALTER TABLE observation ADD photo_id uuid, ADD photo_text text CHECK (photo_text <> ''),
        ADD CHECK ((photo_id IS NULL) = (photo_text IS NULL)),
        ADD FOREIGN KEY (territory_id, photo_id) REFERENCES photo (territory_id, id);
      COMMENT ON COLUMN observation.photo_text IS 'What the photo shows, for whoever does not see it.';
      CREATE INDEX observation_photo_idx ON observation (territory_id, photo_id) WHERE photo_id IS NOT NULL;

      ALTER TABLE proposal DROP CONSTRAINT proposal_kind_check,
        ADD CONSTRAINT proposal_kind_check CHECK (kind IN (
          'new-actor', 'actor-correction', 'new-action', 'action-correction', 'new-observation', 'observation-correction',
          'observation-removal', 'report'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM proposal WHERE kind IN ('observation-correction', 'observation-removal');
      ALTER TABLE proposal DROP CONSTRAINT proposal_kind_check,
        ADD CONSTRAINT proposal_kind_check CHECK (kind IN (
          'new-actor', 'actor-correction', 'new-action', 'action-correction', 'new-observation', 'report'));
      UPDATE proposal SET proposed = proposed - 'photo', base = base - 'photo', applied = applied - 'photo'
       WHERE proposed ? 'photo' OR base ? 'photo' OR applied ? 'photo';
      ALTER TABLE observation DROP COLUMN photo_id, DROP COLUMN photo_text;
      DROP TABLE photo;
    `);
  }
}
