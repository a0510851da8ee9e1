import { afterAll, beforeAll, expect, test } from 'vitest';
import { SimilarActors } from '@belvedere/contracts/proposals';
import { SIMILAR } from '../src/contents/contents-statements.ts';
import { anActor } from './an-actor.ts';
import { startApplication } from './application.ts';
import { anObservatory, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  running = await startApplication();
  here = await anObservatory(running.source);
});
afterAll(() => running.close());

const named = async (name: string) => {
  const path = `/api/territories/${here.slug}/similar-actors?name=${encodeURIComponent(name)}`;
  return SimilarActors.parse((await running.app.inject(path)).json()).actors.map(({ name }) => name);
};

test('an actor is found by nearly its name, by another that it has, by a part that tells, and by a short one as it is', async () => {
  await anActor(running.source, here, {
    name: 'Régie de quartier des Deux Rives',
    otherNames: ['Les Deux Rives'],
  });
  await anActor(running.source, here, { name: 'CAF', presentation: 'Régie de quartier des Trois Rives' });
  await anActor(running.source, await anObservatory(running.source), { name: 'Les Deux Rives' });
  expect(await named('regie du quartier deux rives')).toEqual(['Régie de quartier des Deux Rives']);
  expect(await named('Deux Rives')).toEqual(['Régie de quartier des Deux Rives']);
  expect(await named('Régie de quartier')).toEqual(['Régie de quartier des Deux Rives']);
  expect(await named('caf')).toEqual(['CAF']);
  expect(await named('des')).toEqual([]);
  expect(await named('…')).toEqual([]);
});

test('among many actors, only those with like names are read', async () => {
  await running.source.query(
    `INSERT INTO actor (territory_id, slug, kind, name, commune)
     SELECT $1, 'beaucoup-' || n, 'library', md5(n::text) || ' ' || md5((n + 1)::text), 'Tours'
       FROM generate_series(1, 5000) n`,
    [here.territoryId],
  );
  await running.source.query('ANALYZE actor');
  const plan = await running.source.query<object[]>(`EXPLAIN (FORMAT JSON) ${SIMILAR}`, [
    ...[here.territoryId, 'Régie de quartier des Deux Rives'],
  ]);
  const text = JSON.stringify(plan);
  expect(text).toContain('actor_names_idx');
  expect(text).not.toContain('Seq Scan');
});
