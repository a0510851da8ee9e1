import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ActorList, ActorQuery } from '@belvedere/contracts/actors';
import { Problem } from '@belvedere/contracts/problem';
import { ActorKind, KIND_LABELS, Service, SERVICE_LABELS } from '@belvedere/domain/actors';
import { SearchService } from '../src/actors/search/search.service.ts';
import { ALWAYS, anActor } from './an-actor.ts';
import { startApplication } from './application.ts';
import { anObservatory, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let vierzon: Observatory;
beforeAll(async () => {
  running = await startApplication();
  vierzon = await anObservatory(running.source, { name: 'recherche' });
  const put = (said: Parameters<typeof anActor>[2]) => anActor(running.source, vierzon, said);
  await put({
    name: 'Mission locale jeunes du Pays de Vierzon',
    kind: 'employment-agency',
    themes: ['employment'],
    services: ['employment-through-digital'],
    serves: ['nord', 'sud'],
    opening: [
      { weekday: 1, opens: '09:00', closes: '12:30' },
      { weekday: 1, opens: '13:30', closes: '17:00' },
    ],
  });
  await put({
    name: 'Médiathèque de l’Étang',
    kind: 'library',
    otherNames: ['La Petite Ourse'],
    themes: ['education', 'citizenship'],
    services: ['internet-and-equipment', 'leisure-and-creation'],
    presentation: 'Des livres, des ordinateurs et un atelier de généalogie.',
    serves: ['nord'],
    opening: ALWAYS,
  });
  await put({
    name: 'École des Deux Ponts',
    kind: 'school-or-training',
    themes: ['education'],
    serves: ['sud'],
  });
  await put({ name: 'Zone de gratuité', kind: 'residents-collective', themes: ['citizenship'], at: null });
});
afterAll(() => running.close());

const ask = (query: string, territory = vierzon.slug) =>
  running.app.inject({ url: `/api/territories/${territory}/actors${query}` });
const list = async (query: string, territory?: string) => {
  const answer = await ask(query, territory);
  expect(answer.statusCode).toBe(200);
  return ActorList.parse(answer.json());
};
const names = async (query: string) => (await list(query)).actors.map(({ name }) => name);

describe('the list', () => {
  test('is in alphabetical order, accents or not, with what a card needs', async () => {
    const found = await list('');
    expect(found).toMatchObject({ total: 4, page: 1, pages: 1 });
    expect(found.actors.map(({ name }) => name)).toEqual([
      'École des Deux Ponts',
      'Médiathèque de l’Étang',
      'Mission locale jeunes du Pays de Vierzon',
      'Zone de gratuité',
    ]);
    expect(found.actors[2]).toMatchObject({
      kind: 'employment-agency',
      position: [0.615, 47.315],
      areasServed: [
        { code: 'nord', name: 'Nord' },
        { code: 'sud', name: 'Sud' },
      ],
    });
    expect(found.actors[1]?.openNow).toBe(true);
    expect(found.actors[3]?.position).toBeNull();
  });

  test('says so when a page is beyond the last one', async () => {
    expect(await list('?page=7')).toMatchObject({ total: 4, page: 7, pages: 1, actors: [] });
  });

  test('comes in pages of 24, each actor once', async () => {
    const crowded = await anObservatory(running.source, { name: 'foule' });
    for (let n = 0; n < 50; n += 1) await anActor(running.source, crowded, { name: 'Le même nom' });
    const pages = await Promise.all(['', '?page=2', '?page=3'].map((page) => list(page, crowded.slug)));
    expect(pages.map(({ actors }) => actors.length)).toEqual([24, 24, 2]);
    expect(new Set(pages.flatMap(({ actors }) => actors.map(({ slug }) => slug))).size).toBe(50);
    expect(pages[0]).toMatchObject({ total: 50, pages: 3 });
  });
});

describe('the search', () => {
  test.each([
    ['mission locale vierzon', 'Mission locale jeunes du Pays de Vierzon'],
    ['MISSION LOCALE', 'Mission locale jeunes du Pays de Vierzon'],
    ['misson locale vierzn', 'Mission locale jeunes du Pays de Vierzon'],
    ['mediateque', 'Médiathèque de l’Étang'],
    ['médiathèque', 'Médiathèque de l’Étang'],
    ['petite ourse', 'Médiathèque de l’Étang'],
    ['genealogie', 'Médiathèque de l’Étang'],
    ['ecole deux ponts', 'École des Deux Ponts'],
    ['l’école', 'École des Deux Ponts'],
    ['gratuite', 'Zone de gratuité'],
  ])('"%s" finds %s first', async (q, name) => {
    expect((await names(`?q=${encodeURIComponent(q)}`))[0]).toBe(name);
  });

  test.each(["'; --", '🌳🌳', 'مكتبة', 'xyzzy', '%_%', '\\', 'null', '\u0000', 'a\u0000b', '(((', '<%'])(
    '%j finds nobody, and breaks nothing',
    async (q) => {
      const found = await list(`?q=${encodeURIComponent(q)}`);
      if (q !== '\u0000') expect(found.total).toBe(0);
    },
  );

  test('an empty search is no search', async () => {
    expect((await list('?q=%20%20')).total).toBe(4);
  });

  test('finds an actor by the French words of its kind and of each service that it offers', async () => {
    const wordy = await anObservatory(running.source, { name: 'mots' });
    for (const kind of ActorKind.options)
      await anActor(running.source, wordy, { kind, slug: kind, name: 'Sans nom', services: [] });
    for (const service of Service.options)
      await anActor(running.source, wordy, { slug: service, name: 'Sans nom', services: [service] });
    const labels = { ...KIND_LABELS, ...SERVICE_LABELS };
    for (const [slug, { fr }] of Object.entries(labels)) {
      const found = await list(`?q=${encodeURIComponent(fr)}`, wordy.slug);
      expect(
        found.actors.map((actor) => actor.slug),
        fr,
      ).toContain(slug);
    }
  });
});

describe('the filters', () => {
  test.each([
    ['?kind=library', 1],
    ['?kind=library,employment-agency', 2],
    ['?theme=education', 2],
    ['?service=internet-and-equipment,employment-through-digital', 2],
    ['?area=nord', 2],
    ['?area=nord,sud', 3],
    ['?area=nowhere', 0],
    ['?theme=education&area=nord', 1],
    ['?kind=', 4],
    ['?nonsense=1', 4],
  ])('%s keeps %i', async (query, total) => {
    expect((await list(query)).total).toBe(total);
  });

  test('the facets count what each choice would leave, the other filters kept', async () => {
    const { facets, total } = await list('?theme=education&kind=library');
    expect(total).toBe(1);
    expect(facets.kind).toEqual([
      { value: 'library', count: 1 },
      { value: 'school-or-training', count: 1 },
    ]);
    expect(facets.theme).toEqual([
      { value: 'citizenship', count: 1 },
      { value: 'education', count: 1 },
    ]);
    expect(facets.area).toEqual([{ value: 'nord', label: 'Nord', count: 1 }]);
    expect(facets.service.map(({ value }) => value)).toEqual([
      'internet-and-equipment',
      'leisure-and-creation',
    ]);
    expect(facets.openNow).toBe(1);
  });

  test('each facet says the total that choosing it really gives', async () => {
    const { facets } = await list('?theme=education');
    for (const [name, counts] of Object.entries({
      kind: facets.kind,
      area: facets.area,
      service: facets.service,
    }))
      for (const { value, count } of counts)
        expect((await list(`?theme=education&${name}=${value}`)).total, `${name} ${value}`).toBe(count);
    for (const { value, count } of facets.theme) expect((await list(`?theme=${value}`)).total).toBe(count);
    expect((await list('?theme=education&open=now')).total).toBe(facets.openNow);
  });

  test('an area that was outlined twice counts an actor once', async () => {
    const redrawn = await anObservatory(running.source, { name: 'redessine' });
    await running.source.query(`UPDATE area SET valid_to = '2022-01-01' WHERE id = $1`, [
      redrawn.areas.get('nord'),
    ]);
    const [{ id: later }] = await running.source.query<[{ id: number }]>(
      `INSERT INTO area (territory_id, kind, code, name, source, licence, valid_from, geom)
       SELECT territory_id, kind, code, name, source, licence, '2022-01-01', geom FROM area WHERE id = $1 RETURNING id`,
      [redrawn.areas.get('nord')],
    );
    const { id } = await anActor(running.source, redrawn, { serves: ['nord'] });
    await running.source.query('INSERT INTO actor_area VALUES ($1, $2, $3)', [
      redrawn.territoryId,
      id,
      later,
    ]);
    const found = await list('?area=nord', redrawn.slug);
    expect(found.total).toBe(1);
    expect(found.facets.area).toEqual([{ value: 'nord', label: 'Nord', count: 1 }]);
  });

  test.each([
    ['2026-03-23T07:59:00Z', 1, 'a Monday at 8:59 in France'],
    ['2026-03-23T08:00:00Z', 2, 'at 9:00'],
    ['2026-03-23T11:30:00Z', 1, 'at 12:30, the first period being over'],
    ['2026-03-30T11:30:00Z', 2, 'a week later, when the clocks have gone forward: 13:30'],
    ['2026-03-24T08:00:00Z', 1, 'a Tuesday'],
  ])('open now at %s keeps %i: %s', async (instant, total) => {
    const query = ActorQuery.parse({ open: 'now' });
    const found = await running.app.get(SearchService).search(vierzon.slug, query, new Date(instant));
    expect(found.total).toBe(total);
    expect(found.facets.openNow).toBe(total);
    expect(found.actors.every(({ openNow }) => openNow)).toBe(true);
  });
});

describe('refuses', () => {
  test.each([
    '?kind=castle',
    '?theme=employment,war',
    '?service=1',
    "?area='; DROP TABLE actor; --",
    '?area=🌳',
    '?open=yesterday',
    '?page=0',
    '?page=-1',
    '?page=1.5',
    '?page=abc',
    '?page=999999999',
    `?q=${'a'.repeat(101)}`,
    `?area=${'a,'.repeat(400)}`,
  ])('%s', async (query) => {
    const answer = await ask(encodeURI(query));
    expect(answer.statusCode).toBe(400);
    expect(Problem.parse(answer.json()).code).toBe('invalid-request');
  });

  test('a territory that does not exist', async () => {
    const answer = await ask('', 'atlantide');
    expect(answer.statusCode).toBe(404);
    expect(Problem.parse(answer.json()).code).toBe('territory-not-found');
  });
});

test('the territory says how many actors it has', async () => {
  const answer = await running.app.inject({ url: `/api/territories/${vierzon.slug}` });
  expect(answer.json()).toMatchObject({ actors: 4 });
});
