import type { ActorFilters } from '@belvedere/contracts/actors';
import type { WeekMoment } from '@belvedere/domain/actors';

/**
 * What the list, the facets and the tiles keep, on an actor `a`. Each part stands alone, because a facet leaves out
 * its own. A filter that is not set is null: PostgreSQL plans each statement with its parameters, and drops it.
 * `$1` to `$12` are bound by {@link filterParameters}.
 */
export const OPEN_NOW = `
  EXISTS (SELECT FROM actor_opening o
           WHERE o.territory_id = a.territory_id AND o.actor_id = a.id
             AND o.weekday = $2::int AND o.opens <= $3::time AND o.closes > $3::time)`;
export const KIND_KEPT = `($4::text[] IS NULL OR a.kind = ANY ($4))`;
export const THEME_KEPT = `($5::text[] IS NULL OR a.themes && $5)`;
export const SERVICE_KEPT = `($6::text[] IS NULL OR a.services && $6)`;
export const AREA_KEPT = `($7::text[] IS NULL OR EXISTS (
  SELECT FROM actor_area s JOIN area r ON r.id = s.area_id
   WHERE s.territory_id = a.territory_id AND s.actor_id = a.id AND r.code = ANY ($7)))`;
export const OPEN_KEPT = `($8::boolean IS NULL OR ${OPEN_NOW})`;
/** Every word is found, or nearly: `<%` compares trigrams, which forgives a letter or two. */
export const TEXT_KEPT = `
  ($9::text IS NULL OR (
    $10::text IS NOT NULL AND plain_text($10) <% a.search
    AND ($11::text IS NULL OR plain_text($11) <% a.search)
    AND ($12::text IS NULL OR plain_text($12) <% a.search)))`;
/** How well the name, then the rest, answers what was typed; 0 when nothing was. */
export const RANK = `
  CASE WHEN $9::text IS NULL THEN 0
       ELSE word_similarity(plain_text($9), a.name_key) + word_similarity(plain_text($9), a.search) / 2 END`;

export const ACTOR_KEPT = `
  a.territory_id = $1 AND ${KIND_KEPT} AND ${THEME_KEPT} AND ${SERVICE_KEPT}
  AND ${AREA_KEPT} AND ${OPEN_KEPT} AND ${TEXT_KEPT}`;

/** Words that must all be found; more of them would only make the search stricter than people expect. */
const MOST_WORDS = 3;

/** The values of `$1` to `$12`. `moment` is when "open now" is. */
export function filterParameters(territoryId: number, filters: ActorFilters, moment: WeekMoment): unknown[] {
  const text = searchedText(filters.q);
  const words = text === null ? [] : searchedWords(text);
  return [
    territoryId,
    moment.weekday,
    moment.time,
    choice(filters.kind),
    choice(filters.theme),
    choice(filters.service),
    choice(filters.area),
    filters.open === 'now' ? true : null,
    text,
    ...Array.from({ length: MOST_WORDS }, (_, index) => words[index] ?? null),
  ];
}

/** Without any value, a filter holds nothing back. */
const choice = (values: readonly string[] | undefined) => (values?.length ? values : null);

/** What was typed, without the control characters that PostgreSQL refuses in a text; null when nothing was. */
function searchedText(typed: string | undefined): string | null {
  const text = (typed ?? '').replace(/\p{Cc}+/gu, ' ').trim();
  return text === '' ? null : text;
}

/** The longest words first, as they tell most; articles and elisions only when there is nothing else. */
function searchedWords(text: string): string[] {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => word.length > 2);
  return (telling.length > 0 ? telling : words)
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST_WORDS);
}
