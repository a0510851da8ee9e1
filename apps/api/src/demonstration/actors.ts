import type { EntityManager } from 'typeorm';
import { slugOf } from '@belvedere/domain/actors';
import {
  DEMONSTRATION_ACTIONS,
  DEMONSTRATION_ACTORS,
  type DemonstrationAction,
  type DemonstrationActor,
} from '@belvedere/fixtures/actors';

const SOURCE = 'données de démonstration';

const INSERT_ACTORS = `
  INSERT INTO actor (territory_id, slug, kind, name, other_names, themes, services, presentation, address, postcode,
                     commune, access, phone, email, website, geom, sources, checked_on, demonstration)
  SELECT $1, slug, kind, name, other_names, themes, services, presentation, address, postcode, commune, access, phone,
         email, website, ST_SetSRID(ST_MakePoint(lon, lat), 4326), ARRAY['${SOURCE}'], current_date - checked_days_ago, true
    FROM jsonb_to_recordset($2::jsonb) AS given(
      slug text, kind text, name text, other_names text[], themes text[], services text[], presentation text,
      address text, postcode text, commune text, access text, phone text, email text, website text, lon float8, lat float8,
      checked_days_ago int)`;

/** Codes of areas are those whose outlines hold today. */
const INSERT_ACTOR_AREAS = `
  INSERT INTO actor_area (territory_id, actor_id, area_id)
  SELECT a.territory_id, a.id, r.id
    FROM jsonb_to_recordset($2::jsonb) AS given(slug text, area text)
    JOIN actor a ON a.territory_id = $1 AND a.slug = given.slug
    JOIN area r ON r.territory_id = $1 AND r.code = given.area AND daterange(r.valid_from, r.valid_to) @> current_date
  RETURNING 1`;

const INSERT_OPENING = `
  INSERT INTO actor_opening (territory_id, actor_id, weekday, opens, closes)
  SELECT a.territory_id, a.id, given.weekday, given.opens, given.closes
    FROM jsonb_to_recordset($2::jsonb) AS given(slug text, weekday int, opens time, closes time)
    JOIN actor a ON a.territory_id = $1 AND a.slug = given.slug`;

const INSERT_ACTIONS = `
  INSERT INTO action (territory_id, slug, title, theme, summary, audience, place, starts_on, ends_on, state, demonstration)
  SELECT $1, slug, title, theme, summary, audience, place, current_date + starts, current_date + ends, state, true
    FROM jsonb_to_recordset($2::jsonb) AS given(
      slug text, title text, theme text, summary text, audience text, place text, starts int, ends int, state text)`;

const INSERT_HOLDERS = `
  INSERT INTO action_holder (territory_id, action_id, actor_id)
  SELECT $1, x.id, a.id
    FROM jsonb_to_recordset($2::jsonb) AS given(slug text, holder text)
    JOIN action x ON x.territory_id = $1 AND x.slug = given.slug
    JOIN actor a ON a.territory_id = $1 AND a.slug = given.holder
  RETURNING 1`;

const INSERT_ACTION_AREAS = `
  INSERT INTO action_area (territory_id, action_id, area_id)
  SELECT $1, x.id, r.id
    FROM jsonb_to_recordset($2::jsonb) AS given(slug text, area text)
    JOIN action x ON x.territory_id = $1 AND x.slug = given.slug
    JOIN area r ON r.territory_id = $1 AND r.code = given.area AND daterange(r.valid_from, r.valid_to) @> current_date
  RETURNING 1`;

/**
 * Stores the invented actors of the demonstration and what they do.
 * @param territories numbers by slug (`tours-joue`, `vierzon`), their areas already stored
 * @throws Error when an area or a holder that the demonstration names is missing
 */
export async function loadActors(
  manager: EntityManager,
  territories: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [slug, territoryId] of territories) {
    await storeActors(manager, territoryId, DEMONSTRATION_ACTORS[slug] ?? []);
    await storeActions(manager, territoryId, DEMONSTRATION_ACTIONS[slug] ?? []);
  }
}

async function storeActors(
  manager: EntityManager,
  territoryId: number,
  actors: readonly DemonstrationActor[],
) {
  const insert = (statement: string, rows: object[]) => store(manager, territoryId, statement, rows);
  const named = actors.map((actor) => ({ ...actor, slug: slugOf(actor.name) }));
  await insert(
    INSERT_ACTORS,
    named.map(
      ({ slug, otherNames = [], services = [], phone, at, serves: _, opening: __, ...actor }, index) => ({
        ...actor,
        ...{ slug, services, phone, other_names: otherNames, lon: at?.[0], lat: at?.[1] },
        email: phone ? `${slug}@example.org` : undefined,
        // Sheets were not all looked at on the same day.
        checked_days_ago: 5 + ((index * 37) % 200),
      }),
    ),
  );
  const serving = named.flatMap(({ slug, serves }) => serves.map((area) => ({ slug, area })));
  expectAll(serving, await insert(INSERT_ACTOR_AREAS, serving));
  await insert(
    INSERT_OPENING,
    named.flatMap(({ slug, opening = [] }) => opening.map((period) => ({ slug, ...period }))),
  );
}

async function storeActions(
  manager: EntityManager,
  territoryId: number,
  actions: readonly DemonstrationAction[],
) {
  const insert = (statement: string, rows: object[]) => store(manager, territoryId, statement, rows);
  const named = actions.map((action) => ({ ...action, slug: slugOf(action.title) }));
  await insert(INSERT_ACTIONS, named);
  const held = named.flatMap(({ slug, holders }) =>
    holders.map((holder) => ({ slug, holder: slugOf(holder) })),
  );
  expectAll(held, await insert(INSERT_HOLDERS, held));
  const placed = named.flatMap(({ slug, areas = [] }) => areas.map((area) => ({ slug, area })));
  expectAll(placed, await insert(INSERT_ACTION_AREAS, placed));
}

const store = (manager: EntityManager, territoryId: number, statement: string, rows: object[]) =>
  manager.query<unknown[]>(statement, [territoryId, JSON.stringify(rows)]);

function expectAll(wanted: readonly object[], stored: readonly unknown[]): void {
  if (stored.length !== wanted.length)
    throw new Error(
      `The demonstration names areas or actors that are not there: ${String(stored.length)} of ${String(wanted.length)} found`,
    );
}
