import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { publishSurveyBank } from '../src/demonstration/surveys.ts';

/** A territory of its own for one test file: two communes, neighbourhoods as squares of 0.01°, one open campaign. */
export interface Observatory {
  slug: string;
  territoryId: number;
  campaignId: number;
  /** Row numbers of areas, by code. */
  areas: Map<string, number>;
}

export const CAMPAIGN = 'enquete';

const square = (x: number, y: number, size = 0.01) => {
  const [west, south, east, north] = [x, y, x + size, y + size];
  return `MULTIPOLYGON(((${[
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
    .map((point) => point.join(' '))
    .join(',')})))`;
};

/** Makes an observatory that no other test shares. `opens` and `closes` count days from today. */
export async function anObservatory(
  source: DataSource,
  {
    name = 'essai',
    opens = -10,
    closes = null,
    neighbourhoods = ['nord', 'sud', 'centre'],
    survey = 'residents/1',
  }: {
    name?: string;
    opens?: number;
    closes?: number | null;
    neighbourhoods?: string[];
    survey?: string;
  } = {},
): Promise<Observatory> {
  const slug = `${name}-${randomUUID().slice(0, 8)}`;
  const insert = async (text: string, parameters: unknown[]) =>
    (await source.query<[{ id: number }]>(text, parameters))[0].id;
  const territoryId = await insert('INSERT INTO territory (slug, name) VALUES ($1, $1) RETURNING id', [slug]);
  const areas = new Map<string, number>();
  const area = async (kind: string, code: string, commune: number | null, geometry: string) => {
    const id = await insert(
      `INSERT INTO area (territory_id, kind, code, name, commune_id, source, licence, valid_from, geom)
       VALUES ($1, $2, $3, $4, $5, 'essai', 'essai', '2020-01-01', ST_GeomFromText($6, 4326)) RETURNING id`,
      [territoryId, kind, code, code.charAt(0).toUpperCase() + code.slice(1), commune, geometry],
    );
    areas.set(code, id);
    return id;
  };
  const commune = await area('commune', '37000', null, square(0.6, 47.3, 0.2));
  for (const [index, code] of neighbourhoods.entries())
    await area('neighbourhood', code, commune, square(0.61 + index * 0.02, 47.31));
  const versions = await publishSurveyBank(source.manager);
  const text = JSON.stringify({ fr: 'Essai', en: 'Trial' });
  // Days as a campaign counts them, in France: around midnight the server's may be another.
  const campaignId = await insert(
    `INSERT INTO campaign (territory_id, slug, survey_version_id, title, purpose, method, controller, area_kind, opens_on, closes_on)
     VALUES ($1, $2, $3, $4, $4, $4, 'Essai', 'neighbourhood', (now() AT TIME ZONE 'Europe/Paris')::date + $5::int, (now() AT TIME ZONE 'Europe/Paris')::date + $6::int) RETURNING id`,
    [territoryId, CAMPAIGN, versions.get(survey), text, opens, closes],
  );
  return { slug, territoryId, campaignId, areas };
}
