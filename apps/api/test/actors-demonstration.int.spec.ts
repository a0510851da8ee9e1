import { afterAll, beforeAll, expect, test } from 'vitest';
import { DIGITAL_SPACE } from '@belvedere/domain/actors';
import { loadActors } from '../src/demonstration/actors.ts';
import { loadTerritories } from '../src/demonstration/territories.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let runner: ReturnType<typeof running.source.createQueryRunner>;
/** Nothing of it is kept: other tests have their own territories. */
beforeAll(async () => {
  running = await startApplication();
  runner = running.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query(
    `UPDATE territory SET slug = 'z-' || slug || '-' || id WHERE slug IN ('tours-joue', 'vierzon')`,
  );
  const territories = await loadTerritories(runner.manager);
  await loadActors(runner.manager, new Map(territories.map(({ slug, id }) => [slug, id])));
});
afterAll(async () => {
  await runner.rollbackTransaction();
  await runner.release();
  await running.close();
});

const column = async (statement: string, parameters: unknown[] = []) =>
  ((await runner.query(statement, parameters)) as { value: unknown }[]).map(({ value }) => value);

test('every actor with a place stands in the commune that its address says', async () => {
  expect(
    await column(
      `SELECT a.slug AS value FROM actor a
        WHERE a.demonstration AND a.geom IS NOT NULL AND NOT EXISTS (
          SELECT FROM area c WHERE c.territory_id = a.territory_id AND c.kind = 'commune' AND c.name = a.commune AND ST_Covers(c.geom, a.geom))
          AND a.territory_id IN (SELECT id FROM territory WHERE slug IN ('tours-joue', 'vierzon'))`,
    ),
  ).toEqual([]);
});

test('a few neighbourhoods have no digital public space, le Morier among them', async () => {
  expect(
    await column(
      `SELECT r.code AS value FROM area r JOIN territory t ON t.id = r.territory_id AND t.slug IN ('tours-joue', 'vierzon')
        WHERE r.kind = 'neighbourhood' AND NOT EXISTS (
          SELECT FROM actor a WHERE a.territory_id = r.territory_id AND ST_Covers(r.geom, a.geom)
             AND (a.kind = $1 OR $2 = ANY (a.services)))
        ORDER BY r.code`,
      [DIGITAL_SPACE.kind, DIGITAL_SPACE.service],
    ),
  ).toEqual(['bords-de-loire', 'le-morier', 'les-tourettes', 'vierzon-gare']);
});

test('some actors stand just outside of the only area that they serve', async () => {
  expect(
    await column(
      `SELECT a.slug AS value FROM actor a JOIN actor_area s ON (s.territory_id, s.actor_id) = (a.territory_id, a.id)
         JOIN area r ON r.id = s.area_id
         JOIN territory t ON t.id = a.territory_id AND t.slug IN ('tours-joue', 'vierzon')
        GROUP BY a.territory_id, a.id, a.slug HAVING count(*) = 1 AND bool_and(NOT ST_Covers(r.geom, a.geom)) ORDER BY 1`,
    ),
  ).toEqual(['cooperative-du-grand-four']);
});
