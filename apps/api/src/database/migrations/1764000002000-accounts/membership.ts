/** What a person is in a territory. */
export const MEMBERSHIP_TABLE = `
  CREATE TABLE membership (
    territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
    id int GENERATED ALWAYS AS IDENTITY,
    person_id uuid NOT NULL REFERENCES auth.person ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('contributor', 'member', 'facilitator', 'administrator')),
    college text CHECK (college IN ('resident', 'professional', 'institution')),
    actor_id int,
    since timestamptz NOT NULL DEFAULT now(),
    until timestamptz CHECK (until >= since),
    PRIMARY KEY (territory_id, id),
    FOREIGN KEY (territory_id, actor_id) REFERENCES actor (territory_id, id) ON DELETE SET NULL (actor_id)
  );
  COMMENT ON COLUMN membership.actor_id IS 'The organisation for which the person acts.';
  COMMENT ON COLUMN membership.until IS 'When it ended; null while it lasts.';
  CREATE UNIQUE INDEX membership_live_idx ON membership (territory_id, person_id) WHERE until IS NULL;
  CREATE INDEX membership_person_idx ON membership (person_id) WHERE until IS NULL;
`;
