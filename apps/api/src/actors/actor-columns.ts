import { OPEN_NOW } from './filters.ts';

/** The columns of an `ActorSummary`, from an actor `a`; `$2` and `$3` are the weekday and time of "now". */
export const ACTOR_SUMMARY = `
  a.slug, a.name, a.kind, a.themes, a.services, a.address, a.commune, a.phone,
  CASE WHEN a.geom IS NOT NULL THEN ARRAY[ST_X(a.geom), ST_Y(a.geom)] END AS position,
  ARRAY(SELECT jsonb_build_object('code', r.code, 'name', r.name)
          FROM actor_area s JOIN area r ON r.id = s.area_id
         WHERE s.territory_id = a.territory_id AND s.actor_id = a.id
         ORDER BY r.name, r.code) AS "areasServed",
  ${OPEN_NOW} AS "openNow"`;

/** The columns of an `Action`, from an action `x`. */
export const ACTION = `
  x.slug, x.title, x.theme, x.summary, x.audience, x.place, x.starts_on::text AS "startsOn",
  x.ends_on::text AS "endsOn", x.state,
  ARRAY(SELECT jsonb_build_object('slug', a.slug, 'name', a.name)
          FROM action_holder h JOIN actor a ON (a.territory_id, a.id) = (h.territory_id, h.actor_id)
         WHERE h.territory_id = x.territory_id AND h.action_id = x.id
         ORDER BY a.name_key, a.id) AS holders`;

/** What runs first, then what is to come, then what is over. */
export const ACTION_ORDER = `array_position(ARRAY['running', 'planned', 'ended'], x.state), x.starts_on DESC NULLS LAST, x.title, x.id`;
