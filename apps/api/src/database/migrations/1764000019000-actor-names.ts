import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All names of an actor in one text with an index: looking for namesakes read every actor of a territory. */
export class ActorNames1764000019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION actor_names(name text, other_names text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN plain_text(concat_ws(' ', name, array_to_string(other_names, ' ')));
      ALTER TABLE actor ADD names text NOT NULL GENERATED ALWAYS AS (actor_names(name, other_names)) STORED;
      COMMENT ON COLUMN actor.names IS 'In what its namesakes are looked for; the column search holds far more text.';
      CREATE INDEX actor_names_idx ON actor USING gin (names gin_trgm_ops);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE actor DROP COLUMN names; DROP FUNCTION actor_names;');
  }
}
