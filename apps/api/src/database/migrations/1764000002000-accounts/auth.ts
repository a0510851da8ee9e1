/**
 * What better-auth reads and writes, under names of ours: apps/api/src/accounts/auth/auth-tables.ts. Columns that it
 * could fill but that we never want to hold (addresses, user agents, pictures, tokens of providers) do not exist.
 */
export const AUTH_TABLES = `
  CREATE SCHEMA auth;

  CREATE TABLE auth.person (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    email text NOT NULL UNIQUE CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
    email_verified boolean NOT NULL DEFAULT false,
    language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
    second_factor boolean NOT NULL DEFAULT false,
    demonstration boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON COLUMN auth.person.demonstration IS
    'Its password is on screen: it signs in only while the server runs in demonstration mode.';

  CREATE TABLE auth.session (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES auth.person ON DELETE CASCADE,
    token text NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE auth.session IS 'No address and no user agent: a person tells sessions apart by when they began.';
  CREATE INDEX session_person_idx ON auth.session (person_id);

  CREATE TABLE auth.credential (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES auth.person ON DELETE CASCADE,
    provider_id text NOT NULL,
    account_id text NOT NULL,
    password text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (provider_id, account_id)
  );
  COMMENT ON TABLE auth.credential IS 'A way to sign in: a password (provider "credential", hashed), or an identity of a provider.';
  CREATE INDEX credential_person_idx ON auth.credential (person_id);

  CREATE TABLE auth.verification (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    identifier text NOT NULL,
    value text NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON COLUMN auth.verification.identifier IS 'Hash of a link that was sent: whoever reads this table cannot use it.';
  CREATE INDEX verification_identifier_idx ON auth.verification (identifier);

  CREATE TABLE auth.second_factor (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES auth.person ON DELETE CASCADE,
    secret text NOT NULL,
    backup_codes text NOT NULL,
    verified boolean NOT NULL DEFAULT true,
    failed_verification_count int NOT NULL DEFAULT 0,
    locked_until timestamptz
  );
  COMMENT ON TABLE auth.second_factor IS 'Secret and codes are encrypted under the secret of the server.';
  CREATE INDEX second_factor_person_idx ON auth.second_factor (person_id);

  CREATE TABLE auth.attempt (
    key text PRIMARY KEY,
    attempts int NOT NULL CHECK (attempts >= 0),
    since timestamptz NOT NULL
  );
  COMMENT ON TABLE auth.attempt IS
    'How often something was tried from one address of late. The key is an HMAC under the secret of the server: no address can be read from it.';
  CREATE INDEX attempt_since_idx ON auth.attempt (since);
`;
