/** Actors and what belongs to them. */
export const ACTOR_TABLES = `
  CREATE FUNCTION mercator_x(place geometry) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN least(268435455, floor((ST_X(place) + 180) / 360 * 268435456))::int;
  CREATE FUNCTION mercator_y(place geometry) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN floor((1 - ln(tan(pi() / 4 + radians(ST_Y(place)) / 2)) / pi()) / 2 * 268435456)::int;
  COMMENT ON FUNCTION mercator_x IS
    'Web Mercator from west to east in 2^28 steps: one step is one unit of a tile of zoom 16 and extent 4096, about 15 cm at the equator.';
  COMMENT ON FUNCTION mercator_y IS 'Web Mercator from north to south in 2^28 steps, as rows of tiles are counted.';

  CREATE TABLE actor (
    territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
    id int GENERATED ALWAYS AS IDENTITY,
    slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
    kind text NOT NULL CHECK (kind IN (
      'social-centre', 'neighbourhood-association', 'digital-space', 'neighbourhood-enterprise', 'employment-agency',
      'integration-organisation', 'youth-information', 'prevention', 'local-authority', 'state-or-social-body',
      'school-or-training', 'library', 'cooperative', 'residents-collective')),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 160),
    other_names text[] NOT NULL DEFAULT '{}',
    themes text[] NOT NULL DEFAULT '{}' CHECK (themes <@ ARRAY['employment', 'education', 'citizenship']),
    services text[] NOT NULL DEFAULT '{}' CHECK (services <@ ARRAY[
      'administrative-help', 'everyday-digital-skills', 'employment-through-digital', 'safe-use',
      'parenting-and-education', 'leisure-and-creation', 'understanding-digital', 'internet-and-equipment',
      'affordable-equipment']),
    presentation text NOT NULL DEFAULT '',
    address text CHECK (address <> ''),
    postcode text CHECK (postcode ~ '^[0-9]{5}$'),
    commune text NOT NULL CHECK (commune <> ''),
    access text CHECK (access <> ''),
    phone text CHECK (phone <> ''),
    email text CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
    website text CHECK (website ~ '^https?://'),
    geom geometry(Point, 4326) CHECK (ST_X(geom) BETWEEN -180 AND 180 AND ST_Y(geom) BETWEEN -85 AND 85),
    sources text[] NOT NULL DEFAULT '{}',
    checked_on date,
    demonstration boolean NOT NULL DEFAULT false,
    x int GENERATED ALWAYS AS (mercator_x(geom)) STORED,
    y int GENERATED ALWAYS AS (mercator_y(geom)) STORED,
    name_key text NOT NULL GENERATED ALWAYS AS (plain_text(name)) STORED,
    search text NOT NULL GENERATED ALWAYS AS (actor_search_text(name, other_names, kind, services, presentation)) STORED,
    PRIMARY KEY (territory_id, id),
    UNIQUE (territory_id, slug)
  );
  COMMENT ON COLUMN actor.geom IS 'Where it stands; null when it has no place of its own.';
  COMMENT ON COLUMN actor.access IS 'How to get there, in words.';
  COMMENT ON COLUMN actor.checked_on IS 'Last day on which someone checked that all of this is true.';
  COMMENT ON COLUMN actor.name IS 'Bounded, as 1 024 names must fit in a tile.';
  CREATE INDEX actor_name_idx ON actor (territory_id, name_key, id);
  CREATE INDEX actor_geom_idx ON actor USING gist (geom);
  CREATE INDEX actor_search_idx ON actor USING gin (search gin_trgm_ops);

  CREATE TABLE actor_area (
    territory_id int NOT NULL,
    actor_id int NOT NULL,
    area_id int NOT NULL REFERENCES area ON DELETE CASCADE,
    PRIMARY KEY (territory_id, actor_id, area_id),
    FOREIGN KEY (territory_id, actor_id) REFERENCES actor (territory_id, id) ON DELETE CASCADE
  );
  COMMENT ON TABLE actor_area IS 'The areas that an actor serves, which need not be where it stands.';
  CREATE INDEX actor_area_area_idx ON actor_area (area_id, actor_id);

  CREATE TABLE actor_opening (
    territory_id int NOT NULL,
    actor_id int NOT NULL,
    weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens time NOT NULL,
    closes time NOT NULL CHECK (closes > opens),
    PRIMARY KEY (territory_id, actor_id, weekday, opens),
    FOREIGN KEY (territory_id, actor_id) REFERENCES actor (territory_id, id) ON DELETE CASCADE
  );
  COMMENT ON COLUMN actor_opening.weekday IS 'As in ISO 8601: 1 is Monday.';
  COMMENT ON COLUMN actor_opening.opens IS 'Local time, Europe/Paris.';
  CREATE INDEX actor_opening_time_idx ON actor_opening (territory_id, weekday, opens, closes) INCLUDE (actor_id);

  CREATE TABLE action (
    territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
    id int GENERATED ALWAYS AS IDENTITY,
    slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
    title text NOT NULL CHECK (title <> ''),
    theme text NOT NULL CHECK (theme IN ('employment', 'education', 'citizenship')),
    summary text NOT NULL,
    audience text NOT NULL CHECK (audience <> ''),
    place text CHECK (place <> ''),
    starts_on date,
    ends_on date CHECK (ends_on >= starts_on),
    state text NOT NULL CHECK (state IN ('planned', 'running', 'ended')),
    demonstration boolean NOT NULL DEFAULT false,
    PRIMARY KEY (territory_id, id),
    UNIQUE (territory_id, slug)
  );

  CREATE TABLE action_holder (
    territory_id int NOT NULL,
    action_id int NOT NULL,
    actor_id int NOT NULL,
    PRIMARY KEY (territory_id, action_id, actor_id),
    FOREIGN KEY (territory_id, action_id) REFERENCES action (territory_id, id) ON DELETE CASCADE,
    FOREIGN KEY (territory_id, actor_id) REFERENCES actor (territory_id, id) ON DELETE CASCADE
  );
  COMMENT ON TABLE action_holder IS 'The actors that carry an action.';
  CREATE INDEX action_holder_actor_idx ON action_holder (territory_id, actor_id);

  CREATE TABLE action_area (
    territory_id int NOT NULL,
    action_id int NOT NULL,
    area_id int NOT NULL REFERENCES area ON DELETE CASCADE,
    PRIMARY KEY (territory_id, action_id, area_id),
    FOREIGN KEY (territory_id, action_id) REFERENCES action (territory_id, id) ON DELETE CASCADE
  );
  CREATE INDEX action_area_area_idx ON action_area (area_id, action_id);
`;
