/** The trace of important acts. */
export const AUDIT_TABLE = `
  CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    territory_id int,
    person_id uuid,
    role text CHECK (role IN ('contributor', 'member', 'facilitator', 'administrator', 'operator')),
    action text NOT NULL CHECK (action ~ '^[a-z]+(-[a-z]+)*[.][a-z]+(-[a-z]+)*$'),
    subject text NOT NULL CHECK (subject <> ''),
    before jsonb,
    after jsonb
  );
  COMMENT ON TABLE audit_entry IS
    'Who did what, on what, when, in which role. Never an answer to a survey. No foreign keys: the trace outlives what it tells of.';
  COMMENT ON COLUMN audit_entry.territory_id IS 'Null when the act belongs to no territory.';
  COMMENT ON COLUMN audit_entry.person_id IS 'Null for the operator of the server, who acts from a terminal.';
  COMMENT ON COLUMN audit_entry.subject IS 'What it was done to: "membership:12".';
  CREATE INDEX audit_entry_territory_idx ON audit_entry (territory_id, id DESC);
  CREATE INDEX audit_entry_at_idx ON audit_entry (at);

  CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND current_setting('belvedere.purge_audit', true) = 'on' THEN
        RETURN OLD;
      END IF;
      RAISE EXCEPTION 'the audit log is append-only';
    END $$;
  CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
  CREATE TRIGGER audit_entry_never_emptied BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

  CREATE FUNCTION purge_audit_entry(territory int, older_than timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE purged bigint;
    BEGIN
      PERFORM set_config('belvedere.purge_audit', 'on', true);
      DELETE FROM audit_entry WHERE territory_id IS NOT DISTINCT FROM territory AND at < older_than;
      GET DIAGNOSTICS purged = ROW_COUNT;
      PERFORM set_config('belvedere.purge_audit', 'off', true);
      RETURN purged;
    END $$;
  COMMENT ON FUNCTION purge_audit_entry IS
    'The only way by which entries leave: those of a territory that are older than it keeps them.';
`;
