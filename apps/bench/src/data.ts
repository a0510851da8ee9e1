import type pg from 'pg';
import { bankedSurvey } from '@belvedere/domain/survey-bank';

export const TERRITORY = 'banc';
const AREAS = 15;

/** A territory of fifteen neighbourhoods in two communes, with an empty campaign named `depot`. */
export async function makeTerritory(db: pg.Pool): Promise<number> {
  const one = async (text: string, parameters: unknown[] = []) =>
    (await db.query<{ id: number }>(text, parameters)).rows[0]!.id;
  const territory = await one(
    `INSERT INTO territory (slug, name) VALUES ($1, 'Banc de mesure') RETURNING id`,
    [TERRITORY],
  );
  await db.query(
    `INSERT INTO area (territory_id, kind, code, name, source, licence, valid_from, geom)
     SELECT $1, 'commune', 'commune-' || i, 'Commune ' || i, 'banc', 'banc', '2020-01-01',
            ST_Multi(ST_MakeEnvelope(0.5 + i * 0.2, 47.2, 0.7 + i * 0.2, 47.5, 4326))
       FROM generate_series(0, 1) i`,
    [territory],
  );
  await db.query(
    `INSERT INTO area (territory_id, kind, code, name, commune_id, source, licence, valid_from, geom)
     SELECT $1, 'neighbourhood', 'quartier-' || i, 'Quartier ' || i, c.id, 'banc', 'banc', '2020-01-01',
            ST_Multi(ST_MakeEnvelope(0.51 + i * 0.02, 47.3, 0.525 + i * 0.02, 47.32, 4326))
       FROM generate_series(0, ${String(AREAS - 1)}) i
       JOIN area c ON c.territory_id = $1 AND c.code = 'commune-' || (i % 2)`,
    [territory],
  );
  const survey = await one(
    `INSERT INTO survey (slug, audience) VALUES ('residents', 'residents') RETURNING id`,
  );
  await db.query(
    `INSERT INTO survey_version (survey_id, version, definition, minutes) VALUES ($1, 1, $2, 6)`,
    [survey, JSON.stringify(bankedSurvey('residents').definition)],
  );
  await makeCampaign(db, 'depot');
  return territory;
}

export async function makeCampaign(db: pg.Pool, slug: string): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `INSERT INTO campaign (territory_id, slug, survey_version_id, title, purpose, method, controller, area_kind, opens_on)
     SELECT t.id, $1, v.id, x, x, x, 'Banc', 'neighbourhood', current_date - 30
       FROM territory t, survey_version v, (SELECT '{"fr":"Banc","en":"Bench"}'::jsonb AS x) texts
      WHERE t.slug = '${TERRITORY}' RETURNING id`,
    [slug],
  );
  return rows[0]!.id;
}

const oneOf = (seed: string, ...values: string[]) =>
  `(ARRAY[${values.map((value) => `'${value}'`).join(',')}])[1 + (hashint8(i * 31 + ${seed})::bigint & 2147483647) % ${String(values.length)}]`;

/** Fills a campaign with responses made by SQL, and the tally with what they yield. */
export async function makeResponses(db: pg.Pool, campaign: number, count: number): Promise<void> {
  await db.query(
    `INSERT INTO response (territory_id, id, campaign_id, area_id, area_answer, answers, yields, mode, language, receipt, received_at)
     SELECT t.id, gen_random_uuid(), $1, a.id, 'area', y.yields, y.yields, 'self', 'fr', gen_random_uuid()::text,
            now() - (i % 40) * interval '1 day'
       FROM territory t
       CROSS JOIN generate_series(1, $2::int) i
       JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM area WHERE kind = 'neighbourhood') a
         ON a.place = (hashint8(i * 7)::bigint & 2147483647) % ${String(AREAS)}
       CROSS JOIN LATERAL (SELECT jsonb_build_object(
         'age_band', ${oneOf('1', '15-17', '18-24', '25-39', '40-59', '60-74', '75-plus')},
         'situation', ${oneOf('2', 'employed', 'job-seeking', 'student', 'retired', 'at-home', 'other')},
         'devices', jsonb_build_array(${oneOf('3', 'smartphone', 'computer', 'tablet')}),
         'connection', ${oneOf('4', 'fibre', 'adsl', 'mobile-only', 'none')},
         'frequency', ${oneOf('5', 'every-day', 'weekly', 'never')},
         'ease', ${oneOf('6', 'alone-easily', 'alone-with-difficulty', 'with-help', 'done-by-someone')},
         'renunciation', ${oneOf('7', 'no', 'yes-otherwise', 'yes-for-good')},
         'employment_cv', ${oneOf('8', 'alone', 'with-help', 'no', 'not-concerned')},
         'helper', ${oneOf('9', 'family', 'nobody', 'association', 'digital-adviser')}) AS yields) y
      WHERE t.slug = '${TERRITORY}'`,
    [campaign, count],
  );
  await db.query(
    `INSERT INTO tally (territory_id, campaign_id, variable, area_id, age_band, situation, value, respondents)
     SELECT territory_id, campaign_id, variable, area_id, age_band, situation, value, count(*)
       FROM response_yield WHERE campaign_id = $1 GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    [campaign],
  );
  await db.query('ANALYZE');
}

/** Scatters actors over France, thicker around ten towns, and prepares them for the map as a bulk load does. */
export async function makeActors(db: pg.Pool, territory: number, count: number): Promise<void> {
  await db.query('ALTER TABLE actor DISABLE TRIGGER USER');
  await db.query(
    `INSERT INTO actor (territory_id, slug, kind, name, commune, themes, services, geom)
     SELECT $1, 'acteur-' || i,
            (ARRAY['social-centre', 'digital-space', 'library', 'local-authority'])[1 + i % 4],
            'Acteur numéro ' || i, 'Commune ' || i % 500, ARRAY['employment'], ARRAY['safe-use'],
            CASE WHEN i % 2 = 0
              THEN ST_SetSRID(ST_MakePoint(-1 + random() * 7, 43 + random() * 7), 4326)
              ELSE ST_SetSRID(ST_MakePoint(0.69 + (i % 20) * 0.2 + (random() + random() - 1) * 0.1,
                                           47.39 - (i % 20) * 0.1 + (random() + random() - 1) * 0.08), 4326) END
       FROM generate_series(1, $2::int) i`,
    [territory, count],
  );
  await db.query('ALTER TABLE actor ENABLE TRIGGER USER');
  await db.query('SELECT rebuild_actor_clusters($1)', [territory]);
  // Both: PostgreSQL would sweep a million rows in the middle of what is measured.
  await db.query('VACUUM (ANALYZE) actor, actor_cluster');
}
