import type { EntityManager } from 'typeorm';
import { slugOf } from '@belvedere/domain/actors';
import { DEMONSTRATION_OBSERVATIONS } from '@belvedere/fixtures/observations';

/**
 * Codes of areas are those whose outlines hold today; one that is missing stops the demonstration. The place is the middle
 * of the area: an invented usage should not point at a real street.
 */
const INSERT = `
  INSERT INTO observation (territory_id, slug, practice, tool, audiences, theme, seen_on, area_id, geom, demonstration)
  SELECT $1, slug, practice, tool, audiences, theme, current_date - "daysAgo", r.id, ST_SnapToGrid(ST_PointOnSurface(r.geom), 0.0005), true
    FROM jsonb_to_recordset($2::jsonb) AS given(
           slug text, practice text, tool text, audiences text[], theme text, area text, "daysAgo" int)
    JOIN area r ON r.territory_id = $1 AND r.code = given.area AND daterange(r.valid_from, r.valid_to) @> current_date
  RETURNING 1`;

/** Stores the invented observations of the demonstration. */
export async function loadObservations(
  manager: EntityManager,
  territories: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [slug, territoryId] of territories) {
    const given = DEMONSTRATION_OBSERVATIONS[slug] ?? [];
    const rows = given.map((one) => ({ ...one, slug: slugOf(one.practice) }));
    const stored = await manager.query<unknown[]>(INSERT, [territoryId, JSON.stringify(rows)]);
    if (stored.length < rows.length) throw new Error(`an observation of ${slug} names an unknown area`);
  }
}
