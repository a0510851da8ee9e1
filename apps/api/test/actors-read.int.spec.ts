import { afterAll, beforeAll, expect, test } from 'vitest';
import { ActionList, Actor } from '@belvedere/contracts/actors';
import { AreaOffer } from '@belvedere/contracts/neighbourhoods';
import { Problem } from '@belvedere/contracts/problem';
import { ACTORS } from '../src/actors/offer/offer.queries.ts';
import { OfferService } from '../src/actors/offer/offer.service.ts';
import { MOST_ACTIONS } from '../src/actors/read/read.queries.ts';
import { ALWAYS, anActor } from './an-actor.ts';
import { startApplication } from './application.ts';
import { anObservatory, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
let elsewhere: Observatory;
beforeAll(async () => {
  running = await startApplication();
  here = await anObservatory(running.source, { name: 'fiches' });
  elsewhere = await anObservatory(running.source, { name: 'ailleurs' });
  const centre = await anActor(running.source, here, {
    slug: 'centre-social',
    name: 'Centre social',
    kind: 'social-centre',
    services: ['internet-and-equipment'],
    at: [0.615, 47.315],
    serves: ['nord', 'sud'],
    opening: [{ weekday: 5, opens: '18:00', closes: '24:00' }, ...ALWAYS.slice(0, 1)],
  });
  // Stands in the south, serves the north alone.
  await anActor(running.source, here, {
    slug: 'epn',
    name: 'Espace numérique',
    kind: 'digital-space',
    at: [0.635, 47.315],
    serves: ['nord'],
  });
  await anActor(running.source, here, { slug: 'collectif', name: 'Collectif', at: null, serves: ['centre'] });
  await anActor(running.source, elsewhere, { slug: 'voisin', name: 'Voisin' });
  await action('atelier', 'education', 'running', [centre.id], []);
  await action('forum', 'employment', 'ended', [centre.id], ['centre']);
});
afterAll(() => running.close());

async function action(slug: string, theme: string, state: string, holders: number[], areas: string[]) {
  const [{ id }] = await running.source.query<[{ id: number }]>(
    `INSERT INTO action (territory_id, slug, title, theme, summary, audience, state, starts_on)
     VALUES ($1, $2, $2, $3, '', 'Tous', $4, '2026-01-05') RETURNING id`,
    [here.territoryId, slug, theme, state],
  );
  for (const holder of holders)
    await running.source.query('INSERT INTO action_holder VALUES ($1, $2, $3)', [
      here.territoryId,
      id,
      holder,
    ]);
  for (const code of areas)
    await running.source.query('INSERT INTO action_area VALUES ($1, $2, $3)', [
      here.territoryId,
      id,
      here.areas.get(code),
    ]);
}

const ask = (path: string, territory = here.slug) =>
  running.app.inject({ url: `/api/territories/${territory}/${path}` });

test('an actor has its opening hours in order, and its actions', async () => {
  const answer = await ask('actors/centre-social');
  expect(answer.statusCode).toBe(200);
  const actor = Actor.parse(answer.json());
  expect(actor.opening).toEqual([
    { weekday: 1, opens: '00:00', closes: '24:00' },
    { weekday: 5, opens: '18:00', closes: '24:00' },
  ]);
  expect(actor.actions.map(({ slug }) => slug)).toEqual(['atelier', 'forum']);
  expect(actor.actions[0]).toMatchObject({
    startsOn: '2026-01-05',
    endsOn: null,
    holders: [{ slug: 'centre-social', name: 'Centre social' }],
  });
});

test.each([
  ['actors/nobody', undefined, 404, 'actor-not-found'],
  ['actors/voisin', undefined, 404, 'actor-not-found'],
  ['actors/centre-social', 'atlantide', 404, 'territory-not-found'],
  ["actors/'; --", undefined, 400, 'invalid-request'],
  ['actors/🌳', undefined, 400, 'invalid-request'],
  ['actions', 'atlantide', 404, 'territory-not-found'],
  ['actions?theme=war', undefined, 400, 'invalid-request'],
])('%s of territory %s answers %i, %s', async (path, territory, status, code) => {
  const answer = await ask(encodeURI(path), territory);
  expect(answer.statusCode).toBe(status);
  expect(Problem.parse(answer.json()).code).toBe(code);
});

test.each([
  ['actions', ['atelier', 'forum']],
  ['actions?theme=employment', ['forum']],
  ['actions?area=centre', ['forum']],
  ['actions?area=centre&theme=education', []],
])('%s lists %j', async (path, slugs) => {
  const { actions } = ActionList.parse((await ask(path)).json());
  expect(actions.map(({ slug }) => slug)).toEqual(slugs);
});

test('what is on offer in an area: who serves it or stands in it, actions, digital spaces inside and from elsewhere', async () => {
  const offer = async (code: string) =>
    AreaOffer.parse(await running.app.get(OfferService).ofArea(here.territoryId, here.areas.get(code)!));
  const summary = ({ actors, actions, digitalSpaces }: AreaOffer) => ({
    actors: actors.map(({ slug }) => slug),
    actions: actions.map(({ slug }) => slug),
    ...digitalSpaces,
  });
  expect(summary(await offer('nord'))).toEqual({
    actors: ['centre-social', 'epn'],
    actions: ['atelier'],
    inside: 1,
    serving: 1,
  });
  expect(summary(await offer('sud'))).toEqual({
    actors: ['centre-social', 'epn'],
    actions: ['atelier'],
    inside: 1,
    serving: 1,
  });
  expect(summary(await offer('centre'))).toEqual({
    actors: ['collectif'],
    actions: ['forum'],
    inside: 0,
    serving: 0,
  });
});

test('an action cannot be held by an actor of another territory', async () => {
  const [{ id }] = await running.source.query<[{ id: number }]>('SELECT id FROM actor WHERE slug = $1', [
    'voisin',
  ]);
  await expect(action('intrus', 'education', 'running', [id], [])).rejects.toThrow();
});

test('among many actors, only those that serve an area or stand in it are read', async () => {
  await running.source.query(
    `INSERT INTO actor (territory_id, slug, kind, name, commune, geom)
     SELECT $1, 'beaucoup-' || n, 'library', 'Beaucoup ' || n, 'Tours', ST_SetSRID(ST_MakePoint(1 + n * 0.0005, 46), 4326)
       FROM generate_series(1, 5000) n`,
    [elsewhere.territoryId],
  );
  await running.source.query('ANALYZE actor');
  const plan = await running.source.query<object[]>(`EXPLAIN (FORMAT JSON) ${ACTORS}`, [
    ...[elsewhere.territoryId, 1, '10:00', elsewhere.areas.get('nord')],
  ]);
  expect(JSON.stringify(plan)).toContain('actor_geom_idx');
});

test('a list of actions ends somewhere, with those that run', async () => {
  await running.source.query(
    `INSERT INTO action (territory_id, slug, title, theme, summary, audience, state)
     SELECT $1, 'action-' || n, 'Action ' || n, 'education', '', 'Tous', CASE WHEN n <= 10 THEN 'running' ELSE 'ended' END
       FROM generate_series(1, $2::int) n`,
    [elsewhere.territoryId, MOST_ACTIONS + 1],
  );
  const { actions } = ActionList.parse((await ask('actions', elsewhere.slug)).json());
  expect(actions).toHaveLength(MOST_ACTIONS);
  expect(actions.slice(0, 11).map(({ state }) => state)).toEqual([
    ...Array<string>(10).fill('running'),
    'ended',
  ]);
});
