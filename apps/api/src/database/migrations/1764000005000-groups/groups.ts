/** Groups, and who is in them. */
export const GROUP_TABLES = `
  CREATE TABLE working_group (
    territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
    id int GENERATED ALWAYS AS IDENTITY,
    slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 2000),
    purpose_en text CHECK (length(purpose_en) BETWEEN 1 AND 2000),
    visibility text NOT NULL CHECK (visibility IN ('public', 'private')),
    joining text NOT NULL CHECK (joining IN ('request', 'invitation')),
    modules jsonb NOT NULL DEFAULT '[]' CHECK (
      jsonb_typeof(modules) = 'array'
      AND modules <@ '["surveys", "actors", "wiki", "watch", "meetings", "discussions", "library"]'::jsonb),
    next_meeting_on date,
    next_meeting_place text CHECK (length(next_meeting_place) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (territory_id, id),
    UNIQUE (territory_id, slug),
    CHECK ((next_meeting_on IS NULL) = (next_meeting_place IS NULL))
  );
  COMMENT ON COLUMN working_group.visibility IS 'private: to whoever is no member, the group does not exist.';

  CREATE TABLE group_member (
    territory_id int NOT NULL,
    id int GENERATED ALWAYS AS IDENTITY,
    group_id int NOT NULL,
    person_id uuid REFERENCES auth.person ON DELETE SET NULL,
    role text NOT NULL CHECK (role IN ('member', 'facilitator')),
    college text CHECK (college IN ('resident', 'professional', 'institution')),
    actor_id int,
    since timestamptz NOT NULL DEFAULT now(),
    until timestamptz CHECK (until >= since),
    PRIMARY KEY (territory_id, id),
    FOREIGN KEY (territory_id, group_id) REFERENCES working_group (territory_id, id) ON DELETE CASCADE,
    FOREIGN KEY (territory_id, actor_id) REFERENCES actor (territory_id, id) ON DELETE SET NULL (actor_id)
  );
  COMMENT ON TABLE group_member IS
    'What a contribution names as its author. It outlives the membership, and the account: only the name goes.';
  COMMENT ON COLUMN group_member.person_id IS 'Null once the account is erased.';
  COMMENT ON COLUMN group_member.actor_id IS 'The organisation for which the person acts.';
  COMMENT ON COLUMN group_member.until IS 'When it ended; null while it lasts.';
  CREATE UNIQUE INDEX group_member_live_idx ON group_member (territory_id, group_id, person_id) WHERE until IS NULL;
  CREATE INDEX group_member_person_idx ON group_member (person_id) WHERE until IS NULL;

  CREATE FUNCTION end_group_member_of_nobody() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.until = coalesce(NEW.until, now());
      RETURN NEW;
    END $$;
  CREATE TRIGGER group_member_of_nobody BEFORE UPDATE OF person_id ON group_member
    FOR EACH ROW WHEN (NEW.person_id IS NULL) EXECUTE FUNCTION end_group_member_of_nobody();

  CREATE VIEW live_group_member AS
    SELECT m.territory_id, m.id, m.group_id, m.person_id, p.name, m.role, m.college, m.actor_id, m.since
      FROM group_member m
      JOIN membership s ON s.territory_id = m.territory_id AND s.person_id = m.person_id AND s.until IS NULL
      JOIN auth.person p ON p.id = m.person_id
     WHERE m.until IS NULL;
  COMMENT ON VIEW live_group_member IS
    'Who is in a group now. Whoever is nothing in the territory any more is nothing in its groups either, from that moment.';

  CREATE VIEW group_author AS
    SELECT m.territory_id, m.group_id, m.id AS member_id, l.name
      FROM group_member m
      LEFT JOIN live_group_member l
        ON l.territory_id = m.territory_id AND l.group_id = m.group_id AND l.person_id = m.person_id;
  COMMENT ON VIEW group_author IS
    'Under what name a contribution is shown: that of its author while they are in the group; null, "ancien membre", afterwards.';
`;
