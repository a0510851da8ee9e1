import type { EntityManager } from 'typeorm';
import { surveyBank } from '@belvedere/domain/survey-bank';

/** Publishes every survey of the bank that is not there yet. @returns the version rows, by "slug/version" */
export async function publishSurveyBank(manager: EntityManager): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  for (const { slug, audience, version, definition, estimatedMinutes } of surveyBank) {
    await manager.query(`INSERT INTO survey (slug, audience) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING`, [
      slug,
      audience,
    ]);
    await manager.query(
      `INSERT INTO survey_version (survey_id, version, definition, minutes)
       SELECT id, $2, $3, $4 FROM survey WHERE slug = $1
           ON CONFLICT (survey_id, version) DO NOTHING`,
      [slug, version, JSON.stringify(definition), estimatedMinutes],
    );
    const [{ id }] = await manager.query<[{ id: number }]>(
      `SELECT v.id FROM survey_version v JOIN survey s ON s.id = v.survey_id WHERE s.slug = $1 AND v.version = $2`,
      [slug, version],
    );
    versions.set(`${slug}/${String(version)}`, id);
  }
  return versions;
}
