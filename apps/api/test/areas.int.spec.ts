import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Area, AreaList, AreaOutlines, LocatedPoint } from '@belvedere/contracts/areas';
import { Problem } from '@belvedere/contracts/problem';
import { anAreaFile, aSquare, demonstrationTerritories } from '@belvedere/fixtures/areas';
import { signedArea } from '@belvedere/domain/geography';
import { loadTerritories } from '../src/demonstration/territories.ts';
import { startApplication } from './application.ts';
import { aTerritory } from './a-territory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let territory: Awaited<ReturnType<typeof aTerritory>>;
let areas: string;

beforeAll(async () => {
  running = await startApplication();
  territory = await aTerritory(running.source);
  areas = `/api/territories/${territory.slug}/areas`;
  const { bring } = territory;
  await bring(anAreaFile(aSquare({ code: '99001', name: 'Ville', west: 0.6, south: 47.3, side: 0.1 })), {
    kind: 'commune',
    validFrom: '2010-01-01',
  });
  // Two neighbours that share the border 0.62, and one inside of the second.
  await bring(
    anAreaFile(
      aSquare({ code: 'ouest', name: 'Ouest', west: 0.61, south: 47.31, population: 1200 }),
      aSquare({ code: 'est', name: 'Est', west: 0.62, south: 47.31 }),
      aSquare({ code: 'place', name: 'La Place', west: 0.624, south: 47.314, side: 0.002 }),
    ),
  );
  const sanitas = (side: number) =>
    anAreaFile(aSquare({ code: 'qp-est', name: 'Est', west: 0.62, south: 47.31, side }));
  await bring(sanitas(0.008), { kind: 'qpv', validFrom: '2015-01-01', validTo: '2024-01-01' });
  await bring(sanitas(0.009), { kind: 'qpv', validFrom: '2024-01-01' });
  await bring(anAreaFile(aSquare({ code: 'qp-neuf', name: 'Neuf', west: 0.64, south: 47.31 })), {
    kind: 'qpv',
    validFrom: '2024-01-01',
  });
});
afterAll(() => running.close());

const get = (url: string, headers = {}) => running.app.inject({ url, headers });
const post = (url: string, payload: unknown) =>
  running.app.inject({ method: 'POST', url, payload: payload as object });

describe('the list of areas', () => {
  test('holds every kind, with commune, source and period', async () => {
    const answer = await get(areas);
    expect(answer.statusCode).toBe(200);
    const list = AreaList.parse(answer.json()).areas;
    expect(list.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'commune 99001',
      'neighbourhood est',
      'neighbourhood place',
      'neighbourhood ouest',
      'qpv qp-est',
      'qpv qp-neuf',
    ]);
    expect(list.find(({ code }) => code === 'ouest')).toMatchObject({
      commune: { code: '99001', name: 'Ville' },
      population: 1200,
      source: 'Essai',
      licence: 'Licence Ouverte 2.0',
      validFrom: '2020-01-01',
      validTo: null,
      bounds: [0.61, 47.31, 0.62, 47.32],
    });
    expect(answer.body).not.toContain('"id"');
  });

  test('is that of one kind, and of one day', async () => {
    const codes = async (query: string) =>
      AreaList.parse((await get(`${areas}?${query}`)).json()).areas.map(({ code, validFrom }) => [
        code,
        validFrom,
      ]);
    expect(await codes('kind=qpv')).toEqual([
      ['qp-est', '2024-01-01'],
      ['qp-neuf', '2024-01-01'],
    ]);
    expect(await codes('kind=qpv&on=2016-06-01')).toEqual([['qp-est', '2015-01-01']]);
    expect(await codes('kind=qpv&on=2023-12-31')).toEqual([['qp-est', '2015-01-01']]);
    expect(await codes('kind=qpv&on=2014-12-31')).toEqual([]);
    expect(await codes('kind=iris')).toEqual([]);
  });

  test.each(['kind=ville', 'on=hier', 'on=2024-02-31', 'kind=qpv&kind=iris'])('refuses %s', async (query) => {
    for (const url of [areas, `${areas}/outlines`]) {
      const answer = await get(`${url}?${query}`);
      expect(answer.statusCode).toBe(400);
      expect(Problem.parse(answer.json()).errors).not.toHaveLength(0);
    }
  });

  test.each(['', '/outlines', '/est'])('an unknown territory has no areas%s', async (path) => {
    const answer = await get(`/api/territories/nulle-part/areas${path}`);
    expect(answer.statusCode).toBe(404);
    expect(Problem.parse(answer.json()).code).toBe('territory-not-found');
  });
});

describe('one area', () => {
  test('is found by its code, under the boundaries of a day', async () => {
    expect(Area.parse((await get(`${areas}/qp-est`)).json()).validFrom).toBe('2024-01-01');
    expect(Area.parse((await get(`${areas}/qp-est?on=2016-01-01`)).json()).validFrom).toBe('2015-01-01');
  });

  test.each(['/inconnu', '/qp-neuf?on=2016-01-01'])('%s is not there', async (path) => {
    const answer = await get(areas + path);
    expect(answer.statusCode).toBe(404);
    expect(Problem.parse(answer.json()).code).toBe('area-not-found');
  });

  test('a code that cannot be one is refused', async () => {
    expect((await get(`${areas}/${encodeURIComponent("' OR 1=1")}`)).statusCode).toBe(400);
  });
});

describe('outlines', () => {
  test('are GeoJSON, wound as RFC 7946 asks, to six decimals at most', async () => {
    const answer = await get(`${areas}/outlines?kind=neighbourhood`);
    const { features } = AreaOutlines.parse(answer.json());
    expect(features.map(({ id }) => id)).toEqual(['est', 'ouest', 'place']);
    for (const { geometry } of features)
      for (const [outer] of geometry.coordinates) expect(signedArea(outer!)).toBeGreaterThan(0);
    expect(answer.body).not.toMatch(/\d\.\d{7}/);
  });

  test('are kept by the browser, and not sent again while they are the same', async () => {
    const first = await get(`${areas}/outlines`);
    expect(first.headers['cache-control']).toContain('max-age');
    const tag = String(first.headers.etag);
    const again = await get(`${areas}/outlines`, { 'if-none-match': `"old", ${tag}` });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
    expect((await get(`${areas}/outlines?kind=qpv`, { 'if-none-match': tag })).statusCode).toBe(200);
  });
});

describe('a point', () => {
  const locate = async (point: object) => {
    const answer = await post(`${areas}/locate`, point);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    return LocatedPoint.parse(answer.json());
  };

  test('is inside, outside, or unknown for want of boundaries', async () => {
    expect(await locate({ lon: 0.615, lat: 47.315 })).toEqual({
      standing: 'inside',
      area: { code: 'ouest', name: 'Ouest' },
    });
    expect(await locate({ lon: 0.7, lat: 47.5 })).toEqual({ standing: 'outside', area: null });
    expect(await locate({ lon: 0.615, lat: 47.315, kind: 'iris' })).toEqual({
      standing: 'unknown',
      area: null,
    });
    expect(await locate({ lon: 0.615, lat: 47.315, kind: 'qpv' })).toEqual({
      standing: 'outside',
      area: null,
    });
  });

  test('on a border always lies in the same area; in two at once, in the smaller one', async () => {
    for (let time = 0; time < 5; time += 1)
      expect((await locate({ lon: 0.62, lat: 47.315 })).area?.code).toBe('est');
    expect((await locate({ lon: 0.625, lat: 47.315 })).area?.code).toBe('place');
  });

  test.each([
    {},
    { lon: '0.6', lat: 47.3 },
    { lon: 200, lat: 47.3 },
    { lon: 0.6, lat: 47.3, kind: 'ville' },
    [[]],
    { lon: null, lat: null },
  ])('%j is refused', async (point) => {
    expect((await post(`${areas}/locate`, point)).statusCode).toBe(400);
  });

  test('of an unknown territory is nowhere', async () => {
    const answer = await post('/api/territories/nulle-part/areas/locate', { lon: 0.6, lat: 47.3 });
    expect(answer.statusCode).toBe(404);
  });
});

describe('the demonstration', () => {
  test('brings two territories whose neighbourhoods all lie in a commune and do not overlap', async () => {
    // Other tests share the database: everything is undone.
    const undone = new Error('undone');
    const attempt = running.source.transaction(async (manager) => {
      const territories = await loadTerritories(manager);
      expect(territories.map(({ slug }) => slug)).toEqual(demonstrationTerritories.map(({ slug }) => slug));
      const ids = territories.map(({ id }) => id);
      const rows = (text: string): Promise<unknown[]> => manager.query(text, [ids]);
      expect(
        await rows(
          `SELECT code FROM area WHERE territory_id = ANY($1) AND kind <> 'commune' AND commune_id IS NULL`,
        ),
      ).toEqual([]);
      expect(
        await rows(`SELECT a.code, b.code FROM area a JOIN area b ON b.id > a.id AND b.kind = a.kind
                     AND daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)
                     AND ST_Area(ST_Intersection(a.geom, b.geom)) > 0
                     WHERE a.territory_id = ANY($1) AND b.territory_id = a.territory_id`),
      ).toEqual([]);
      const hectares = await rows(
        `SELECT code, round(ST_Area(geom::geography) / 10000)::int AS hectares FROM area
          WHERE territory_id = ANY($1) AND code IN ('sanitas', 'la-rabiere', 'le-morier', 'clos-du-roy') ORDER BY code`,
      );
      expect(hectares).toEqual([
        { code: 'clos-du-roy', hectares: 70 },
        { code: 'la-rabiere', hectares: 55 },
        { code: 'le-morier', hectares: 9 },
        { code: 'sanitas', hectares: 48 },
      ]);
      expect(
        await rows(`SELECT code FROM area WHERE territory_id = ANY($1) AND kind = 'qpv'
                     AND daterange(valid_from, valid_to) @> date '2016-01-01' ORDER BY code`),
      ).toEqual([{ code: 'qpv-la-rabiere' }, { code: 'qpv-sanitas' }]);
      expect(territories[0]!.areas.get('le-morier')).toBeTypeOf('number');
      throw undone;
    });
    await expect(attempt).rejects.toBe(undone);
  });
});
