import type { DataSource } from 'typeorm';
import type { ActorKind, OpeningPeriod, Service, Theme } from '@belvedere/domain/actors';
import type { Observatory } from './observatory.ts';

interface SomeActor {
  slug: string;
  name: string;
  kind: ActorKind;
  otherNames: string[];
  themes: Theme[];
  services: Service[];
  presentation: string;
  /** Longitude and latitude; null: no place of its own. */
  at: [number, number] | null;
  /** Codes of the areas served. */
  serves: string[];
  opening: OpeningPeriod[];
}

/** Every hour of every day: open whenever the test runs. */
export const ALWAYS: OpeningPeriod[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opens: '00:00',
  closes: '24:00',
}));

let drawn = 0;

/** Stores an actor of an observatory, ordinary but for what is said about it. */
export async function anActor(
  source: DataSource,
  { territoryId, areas }: Observatory,
  said: Partial<SomeActor> = {},
): Promise<{ id: number; slug: string }> {
  drawn += 1;
  const actor: SomeActor = {
    slug: `acteur-${String(drawn)}`,
    name: `Acteur ${String(drawn)}`,
    kind: 'neighbourhood-association',
    otherNames: [],
    themes: [],
    services: [],
    presentation: '',
    at: [0.615, 47.315],
    serves: [],
    opening: [],
    ...said,
  };
  const [{ id }] = await source.query<[{ id: number }]>(
    `INSERT INTO actor (territory_id, slug, kind, name, other_names, themes, services, presentation, commune, geom)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'Ville', ST_SetSRID(ST_MakePoint($9, $10), 4326)) RETURNING id`,
    [
      territoryId,
      actor.slug,
      actor.kind,
      actor.name,
      actor.otherNames,
      actor.themes,
      actor.services,
      actor.presentation,
      ...(actor.at ?? [null, null]),
    ],
  );
  for (const code of actor.serves)
    await source.query('INSERT INTO actor_area VALUES ($1, $2, $3)', [territoryId, id, areas.get(code)]);
  for (const { weekday, opens, closes } of actor.opening)
    await source.query('INSERT INTO actor_opening VALUES ($1, $2, $3, $4, $5)', [
      territoryId,
      id,
      weekday,
      opens,
      closes,
    ]);
  return { id, slug: actor.slug };
}
