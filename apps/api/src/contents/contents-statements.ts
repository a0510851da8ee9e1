import type { Content } from '@belvedere/domain/moderation';

/** SQL by which what may be proposed is written, field by field: a field that `values` does not have stays. */

const AREA_CODES = (table: string, column: string, row: string) => `
  (SELECT coalesce(jsonb_agg(DISTINCT r.code ORDER BY r.code), '[]') FROM ${table} s JOIN area r ON r.id = s.area_id
    WHERE s.territory_id = ${row}.territory_id AND s.${column} = ${row}.id)`;

export const FOUND = {
  actor: `
    SELECT a.id, a.slug, a.name, jsonb_build_object(
             'name', a.name, 'kind', a.kind, 'otherNames', a.other_names, 'presentation', a.presentation,
             'themes', a.themes, 'services', a.services, 'areas', ${AREA_CODES('actor_area', 'actor_id', 'a')},
             'address', a.address, 'postcode', a.postcode, 'commune', a.commune,
             'position', CASE WHEN a.geom IS NOT NULL THEN jsonb_build_array(ST_X(a.geom), ST_Y(a.geom)) END,
             'access', a.access, 'phone', a.phone, 'email', a.email, 'website', a.website) AS values
      FROM actor a
     WHERE a.territory_id = $1 AND ($2::text IS NULL OR a.slug = $2) AND ($3::int IS NULL OR a.id = $3)`,
  action: `
    SELECT x.id, x.slug, x.title AS name, jsonb_build_object(
             'title', x.title, 'theme', x.theme, 'summary', x.summary, 'audience', x.audience, 'place', x.place,
             'startsOn', x.starts_on::text, 'endsOn', x.ends_on::text, 'state', x.state,
             'holders', (SELECT coalesce(jsonb_agg(a.slug ORDER BY a.slug), '[]')
                           FROM action_holder h JOIN actor a ON (a.territory_id, a.id) = (h.territory_id, h.actor_id)
                          WHERE h.territory_id = x.territory_id AND h.action_id = x.id),
             'areas', ${AREA_CODES('action_area', 'action_id', 'x')}) AS values
      FROM action x
     WHERE x.territory_id = $1 AND ($2::text IS NULL OR x.slug = $2) AND ($3::int IS NULL OR x.id = $3)`,
  observation: `
    SELECT o.id, o.slug, o.practice AS name, jsonb_build_object(
             'practice', o.practice, 'tool', o.tool, 'audiences', to_jsonb(o.audiences), 'theme', o.theme,
             'seenOn', o.seen_on::text, 'area', (SELECT r.code FROM area r WHERE r.id = o.area_id),
             'position', CASE WHEN o.geom IS NOT NULL THEN jsonb_build_array(ST_X(o.geom), ST_Y(o.geom)) END,
             'photo', CASE WHEN o.photo_id IS NOT NULL THEN jsonb_build_array(o.photo_id, o.photo_text) END) AS values
      FROM observation o
     WHERE o.territory_id = $1 AND ($2::text IS NULL OR o.slug = $2) AND ($3::int IS NULL OR o.id = $3)`,
};

export const LOCK = {
  actor: 'SELECT FROM actor WHERE territory_id = $1 AND id = $2 FOR NO KEY UPDATE',
  action: 'SELECT FROM action WHERE territory_id = $1 AND id = $2 FOR NO KEY UPDATE',
  observation: 'SELECT FROM observation WHERE territory_id = $1 AND id = $2 FOR NO KEY UPDATE',
};

const TEXTS = (list: string) => `ARRAY(SELECT jsonb_array_elements_text(v -> '${list}'))`;
const PLACE = `ST_SetSRID(ST_MakePoint((v -> 'position' ->> 0)::float8, (v -> 'position' ->> 1)::float8), 4326)`;

/** Column, field, and how the field is read from the JSON `v`. */
const COLUMNS = {
  actor: [
    ['name', 'name', `v ->> 'name'`],
    ['kind', 'kind', `v ->> 'kind'`],
    ['other_names', 'otherNames', TEXTS('otherNames')],
    ['presentation', 'presentation', `coalesce(v ->> 'presentation', '')`],
    ['themes', 'themes', TEXTS('themes')],
    ['services', 'services', TEXTS('services')],
    ['address', 'address', `v ->> 'address'`],
    ['postcode', 'postcode', `v ->> 'postcode'`],
    ['commune', 'commune', `v ->> 'commune'`],
    ['geom', 'position', PLACE],
    ['access', 'access', `v ->> 'access'`],
    ['phone', 'phone', `v ->> 'phone'`],
    ['email', 'email', `v ->> 'email'`],
    ['website', 'website', `v ->> 'website'`],
  ],
  action: [
    ['title', 'title', `v ->> 'title'`],
    ['theme', 'theme', `v ->> 'theme'`],
    ['summary', 'summary', `v ->> 'summary'`],
    ['audience', 'audience', `v ->> 'audience'`],
    ['place', 'place', `v ->> 'place'`],
    ['starts_on', 'startsOn', `(v ->> 'startsOn')::date`],
    ['ends_on', 'endsOn', `(v ->> 'endsOn')::date`],
    ['state', 'state', `v ->> 'state'`],
  ],
  observation: [
    ['practice', 'practice', `v ->> 'practice'`],
    ['tool', 'tool', `v ->> 'tool'`],
    ['audiences', 'audiences', TEXTS('audiences')],
    ['theme', 'theme', `v ->> 'theme'`],
    ['seen_on', 'seenOn', `(v ->> 'seenOn')::date`],
    [
      'area_id',
      'area',
      `(SELECT r.id FROM area r WHERE r.territory_id = $1 AND r.code = v ->> 'area'
           AND daterange(r.valid_from, r.valid_to) @> current_date)`,
    ],
    ['geom', 'position', PLACE],
    ['photo_id', 'photo', `(v -> 'photo' ->> 0)::uuid`],
    ['photo_text', 'photo', `v -> 'photo' ->> 1`],
  ],
} as const;

type Column = readonly [column: string, field: string, reading: string];

const creating = (table: string, columns: readonly Column[]) => `
  INSERT INTO ${table} (territory_id, slug, ${columns.map(([column]) => column).join(', ')})
  SELECT $1, $2, ${columns.map(([, , reading]) => reading).join(', ')} FROM (SELECT $3::jsonb AS v) AS given
  ON CONFLICT (territory_id, slug) DO NOTHING
  RETURNING id`;

const updating = (table: string, columns: readonly Column[]) => `
  UPDATE ${table} AS t
     SET ${columns.map(([column, field, reading]) => `${column} = CASE WHEN v ? '${field}' THEN ${reading} ELSE t.${column} END`).join(', ')}
    FROM (SELECT $3::jsonb AS v) AS given
   WHERE t.territory_id = $1 AND t.id = $2`;

export const CREATE = {
  actor: creating('actor', COLUMNS.actor),
  action: creating('action', COLUMNS.action),
  observation: creating('observation', COLUMNS.observation),
};
export const UPDATE = {
  actor: updating('actor', COLUMNS.actor),
  action: updating('action', COLUMNS.action),
  observation: updating('observation', COLUMNS.observation),
};

/** What was linked to an older outline of an area stays so: its code is what counts. */
const areasOf = (table: string, column: string) => [
  `DELETE FROM ${table} s USING area r
    WHERE s.territory_id = $1 AND s.${column} = $2 AND r.id = s.area_id AND r.code <> ALL ($3::text[])`,
  `INSERT INTO ${table} (territory_id, ${column}, area_id)
   SELECT $1, $2, r.id FROM area r
    WHERE r.territory_id = $1 AND r.code = ANY ($3::text[]) AND daterange(r.valid_from, r.valid_to) @> current_date
      AND NOT EXISTS (SELECT FROM ${table} s JOIN area o ON o.id = s.area_id
                       WHERE s.territory_id = $1 AND s.${column} = $2 AND o.code = r.code)`,
];

/** What is said in a table of its own. `$3`: codes or slugs. */
export const DETAILS: Record<Content, Partial<Record<'areas' | 'holders', readonly string[]>>> = {
  actor: { areas: areasOf('actor_area', 'actor_id') },
  action: {
    areas: areasOf('action_area', 'action_id'),
    holders: [
      `DELETE FROM action_holder h USING actor a
        WHERE h.territory_id = $1 AND h.action_id = $2 AND (a.territory_id, a.id) = (h.territory_id, h.actor_id)
          AND a.slug <> ALL ($3::text[])`,
      `INSERT INTO action_holder (territory_id, action_id, actor_id)
       SELECT $1, $2, a.id FROM actor a WHERE a.territory_id = $1 AND a.slug = ANY ($3::text[])
       ON CONFLICT DO NOTHING`,
    ],
  },
  observation: {},
};

export const REMOVE = {
  actor: 'DELETE FROM actor WHERE territory_id = $1 AND id = $2',
  action: 'DELETE FROM action WHERE territory_id = $1 AND id = $2',
  observation: 'DELETE FROM observation WHERE territory_id = $1 AND id = $2',
};

/**
 * Actors whose name, or another one that they have, shares half of its trigrams with $2, or contains nearly all of it.
 * `<<%` finds all of those by the index: whole words of `names` are as near to $2 as a name that they make up. It would
 * find every actor with an article for a name of three signs, which is therefore looked up as it is.
 * @see https://www.postgresql.org/docs/current/pgtrgm.html (the operator asks for 0.5)
 */
export const SIMILAR = `
  SELECT slug AS key, name
    FROM (SELECT slug, name, id, greatest(similarity(name_key, plain_text($2)), (
                   SELECT max(similarity(plain_text(other), plain_text($2))) FROM unnest(other_names) AS other)) AS nearness,
                 strict_word_similarity(plain_text($2), name_key) AS within
            FROM actor
           WHERE territory_id = $1
             AND (name_key = plain_text($2) OR (length($2) > 3 AND plain_text($2) <<% names))) AS named
   WHERE nearness >= 0.5 OR (within > 0.7 AND length($2) >= 8)
   ORDER BY nearness DESC, name, id LIMIT 5`;
