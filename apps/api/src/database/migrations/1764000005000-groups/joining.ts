/** How people come into a group: they ask, they are invited, or their structure has a code. */
export const JOINING_TABLES = `
  CREATE TABLE join_request (
    territory_id int NOT NULL,
    id int GENERATED ALWAYS AS IDENTITY,
    group_id int NOT NULL,
    person_id uuid REFERENCES auth.person ON DELETE CASCADE,
    name text CHECK (length(name) BETWEEN 1 AND 120),
    email text CHECK (email = lower(email)),
    language text CHECK (language IN ('fr', 'en')),
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    college text NOT NULL CHECK (college IN ('resident', 'professional', 'institution')),
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    decided_by uuid REFERENCES auth.person ON DELETE SET NULL,
    approved boolean,
    word text CHECK (length(word) BETWEEN 1 AND 1000),
    PRIMARY KEY (territory_id, id),
    FOREIGN KEY (territory_id, group_id) REFERENCES working_group (territory_id, id) ON DELETE CASCADE,
    CHECK ((decided_at IS NULL) = (approved IS NULL)),
    CHECK (num_nonnulls(person_id, email) = 1 AND num_nulls(email, name, language) IN (0, 3))
  );
  COMMENT ON TABLE join_request IS
    'Somebody asks to join: who has an account by that; who has none leaves a name and an address, to which an invitation goes.';
  CREATE UNIQUE INDEX join_request_person_idx ON join_request (territory_id, group_id, person_id) WHERE decided_at IS NULL;
  CREATE UNIQUE INDEX join_request_email_idx ON join_request (territory_id, group_id, email) WHERE decided_at IS NULL;

  CREATE TABLE invitation (
    territory_id int NOT NULL,
    id uuid NOT NULL,
    group_id int NOT NULL,
    email text NOT NULL CHECK (email = lower(email)),
    mail_hash text NOT NULL UNIQUE,
    poster_hash text NOT NULL UNIQUE,
    message text CHECK (length(message) BETWEEN 1 AND 1000),
    language text NOT NULL CHECK (language IN ('fr', 'en')),
    role text NOT NULL CHECK (role IN ('member', 'facilitator')),
    college text CHECK (college IN ('resident', 'professional', 'institution')),
    invited_by uuid REFERENCES auth.person ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    used_at timestamptz,
    PRIMARY KEY (territory_id, id),
    FOREIGN KEY (territory_id, group_id) REFERENCES working_group (territory_id, id) ON DELETE CASCADE
  );
  COMMENT ON TABLE invitation IS 'For one person, once.';
  COMMENT ON COLUMN invitation.mail_hash IS
    'SHA-256 of the token that was mailed. Whoever holds that token reads the mails of this address; nobody else ever sees it.';
  COMMENT ON COLUMN invitation.poster_hash IS 'SHA-256 of the token on paper, which facilitators see too.';
  CREATE INDEX invitation_group_idx ON invitation (territory_id, group_id, created_at DESC);

  CREATE TABLE group_code (
    territory_id int NOT NULL,
    id int GENERATED ALWAYS AS IDENTITY,
    group_id int NOT NULL,
    code text NOT NULL UNIQUE CHECK (code ~ '^[34679ACDEFGHJKMNPQRTWXY]{8}$'),
    label text NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
    uses int NOT NULL DEFAULT 0,
    most_uses int CHECK (most_uses > 0),
    created_by uuid REFERENCES auth.person ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    stopped_at timestamptz,
    PRIMARY KEY (territory_id, id),
    FOREIGN KEY (territory_id, group_id) REFERENCES working_group (territory_id, id) ON DELETE CASCADE,
    CHECK (uses >= 0 AND uses <= most_uses)
  );
  COMMENT ON TABLE group_code IS 'Hung on a wall by a structure: many people may use it.';
  CREATE INDEX group_code_group_idx ON group_code (territory_id, group_id, created_at DESC);
`;
