import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever erases their account leaves the trace of what was done, without themselves in it. */
export class Erasure1764000006500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE forgettable text[] := ARRAY['person_id', 'subject', 'before', 'after'];
        BEGIN
          IF TG_OP = 'DELETE' AND current_setting('belvedere.purge_audit', true) = 'on' THEN
            RETURN OLD;
          END IF;
          IF TG_OP = 'UPDATE' AND current_setting('belvedere.forget_person', true) = 'on'
             AND (NEW.person_id IS NULL OR NEW.person_id = OLD.person_id)
             AND to_jsonb(NEW) - forgettable = to_jsonb(OLD) - forgettable THEN
            RETURN NEW;
          END IF;
          RAISE EXCEPTION 'the audit log is append-only';
        END $$;

      CREATE FUNCTION forget_person_in_audit(person uuid, address text) RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE
          by_id text := to_jsonb(person::text)::text;
          by_address text := to_jsonb(address)::text;
          forgotten bigint;
        BEGIN
          PERFORM set_config('belvedere.forget_person', 'on', true);
          UPDATE audit_entry
             SET person_id = nullif(person_id, person),
                 subject = replace(subject, person::text, 'erased'),
                 before = replace(replace(before::text, by_id, 'null'), by_address, 'null')::jsonb,
                 after = replace(replace(after::text, by_id, 'null'), by_address, 'null')::jsonb
           WHERE person_id = person OR strpos(subject, person::text) > 0
              OR strpos(concat(before, after), by_id) > 0 OR strpos(concat(before, after), by_address) > 0;
          GET DIAGNOSTICS forgotten = ROW_COUNT;
          PERFORM set_config('belvedere.forget_person', 'off', true);
          RETURN forgotten;
        END $$;
      COMMENT ON FUNCTION forget_person_in_audit IS
        'The only way by which an entry changes: whoever erased their account is taken out of it; what was done, when and in which role stays.';
      COMMENT ON COLUMN audit_entry.person_id IS
        'Null for the operator of the server, who acts from a terminal (role "operator"), and once the account is erased.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION forget_person_in_audit;
      CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND current_setting('belvedere.purge_audit', true) = 'on' THEN
            RETURN OLD;
          END IF;
          RAISE EXCEPTION 'the audit log is append-only';
        END $$;
    `);
  }
}
