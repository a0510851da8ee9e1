import { describe, expect, test } from 'vitest';
import { anAreaFile, areaFiles, aSquare } from '@belvedere/fixtures/areas';
import { readAreas, signedArea, UnreadableAreas } from './index.ts';

const codes = (input: unknown) => readAreas(input).areas.map(({ code }) => code);
const refusal = (input: unknown, asked?: Parameters<typeof readAreas>[1]) => {
  try {
    readAreas(input, asked);
    return null;
  } catch (error) {
    if (error instanceof UnreadableAreas) return error;
    throw error;
  }
};

describe('a sound file', () => {
  const { areas, fields, refused } = readAreas(areaFiles.sound);

  test('is read by its usual property names', () => {
    expect(fields).toEqual({ code: 'code_qp', name: 'lib_qp', population: null });
    expect(areas.map(({ code, name }) => [code, name])).toEqual([
      ['QX00001N', 'Les Tilleuls'],
      ['QX00002N', 'Le Port'],
    ]);
    expect(refused).toEqual([]);
  });

  test('keeps holes and parts, and drops altitudes', () => {
    expect(areas[0]!.geometry.coordinates[0]).toHaveLength(2);
    expect(areas[1]!.geometry.coordinates).toHaveLength(2);
    expect(areas[1]!.geometry.coordinates[0]![0]![0]).toEqual([0.62, 47.3]);
    expect(areas[0]!.repairs).toEqual([]);
  });
});

test('rings are wound as RFC 7946 asks, and closed', () => {
  const { areas } = readAreas(areaFiles.clockwise);
  expect(areas.map(({ code, repairs }) => [code, repairs])).toEqual([
    ['horloge', ['winding']],
    ['ouvert', ['closed']],
  ]);
  for (const { geometry } of areas) {
    const outer = geometry.coordinates[0]![0]!;
    expect(signedArea(outer)).toBeGreaterThan(0);
    expect(outer.at(-1)).toEqual(outer[0]);
  }
});

test.each([
  ['swapped latitudes and longitudes', areaFiles.swapped, 'swapped', 'inversées'],
  ['metres', areaFiles.lambert93, 'wrong-srid', 'Lambert-93'],
  ['another declared system', areaFiles.lambert93Declared, 'wrong-srid', 'EPSG::2154'],
  [
    'the middle of the sea',
    anAreaFile(aSquare({ west: -30, south: 30 })),
    'outside-france',
    'aucun territoire',
  ],
  ['no feature', { type: 'FeatureCollection', features: [] }, 'no-feature', 'aucun contour'],
  ['a lone geometry', { type: 'Point', coordinates: [0, 0] }, 'not-geojson', 'FeatureCollection'],
  ['text', 'code;nom', 'not-geojson', 'FeatureCollection'],
  ['nothing', null, 'not-geojson', 'FeatureCollection'],
])('a file with %s is refused as a whole', (_, input, code, words) => {
  const refused = refusal(input);
  expect(refused?.code).toBe(code);
  expect(refused?.message).toContain(words);
});

test.each([
  'urn:ogc:def:crs:OGC:1.3:CRS84',
  'urn:ogc:def:crs:EPSG::4326',
  'EPSG:4326',
  'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  'https://www.opengis.net/def/crs/EPSG/0/4326',
])('%s is WGS 84', (name) => {
  expect(codes({ ...anAreaFile(aSquare()), crs: { type: 'name', properties: { name } } })).toEqual([
    'le-port',
  ]);
});

test('every wrong feature is refused for its own reason', () => {
  const { areas, refused } = readAreas(areaFiles.wrongFeatures);
  expect(areas).toEqual([]);
  expect(refused.map(({ label, reason }) => [label, reason])).toEqual([
    ['Un point', 'not-a-polygon'],
    ['Sans géométrie', 'no-geometry'],
    ['Trop court', 'short-ring'],
    ['Mot réservé', 'no-code'],
    ['anonyme', 'no-name'],
    ['Pas des nombres', 'malformed-geometry'],
    ['Inversé', 'swapped'],
    ['Nulle part', 'outside-france'],
    ['Mal peuplé', 'bad-population'],
    ['contour n° 10', 'not-a-feature'],
  ]);
});

test('a code given twice refuses all that bear it, by name', () => {
  const { areas, refused } = readAreas(areaFiles.duplicateCode);
  expect(areas.map(({ code }) => code)).toEqual(['gare']);
  expect(refused.map(({ label, reason }) => [label, reason])).toEqual([
    ['Le Port', 'duplicate-code'],
    ['Le Vieux Port', 'duplicate-code'],
  ]);
});

describe('properties', () => {
  const square = (properties: Record<string, unknown>) => ({
    type: 'FeatureCollection',
    features: [{ ...aSquare(), properties }],
  });

  test.each([
    ['a commune', { code: '37261', nom: 'Tours' }, ['37261', 'Tours', null]],
    ['a commune whose code lost its type', { insee: 37261, nom: 'Tours' }, ['37261', 'Tours', null]],
    [
      'an IRIS, which also names its commune',
      { CODE_INSEE: '37261', CODE_IRIS: '372610101', NOM_COM: 'Tours', NOM_IRIS: 'Centre' },
      ['372610101', 'Centre', null],
    ],
    [
      'no code at all',
      { nom: 'Cœur de Ville & Gare' },
      ['coeur-de-ville-gare', 'Cœur de Ville & Gare', null],
    ],
    ['a French population', { code: 'a', nom: 'A', population: '4 812,4' }, ['a', 'A', 4812]],
    ['spaces around', { code: ' QP 12 ', nom: '  Le   Port ' }, ['QP-12', 'Le Port', null]],
  ])('%s', (_, properties, [code, name, population]) => {
    expect(readAreas(square(properties)).areas[0]).toMatchObject({ code, name, population });
  });

  test('asked-for properties win over the usual ones', () => {
    const input = square({ code: '1', nom: 'Un', ref: 'B2', titre: 'Bé deux', habitants: 12 });
    const { areas } = readAreas(input, { code: 'ref', name: 'titre', population: 'habitants' });
    expect(areas[0]).toMatchObject({ code: 'B2', name: 'Bé deux', population: 12 });
  });

  test('a property that no feature has is named, with those that exist', () => {
    const refused = refusal(square({ code: '1', nom: 'Un' }), { name: 'titre' });
    expect(refused?.code).toBe('missing-field');
    expect(refused?.message).toMatch(/titre.*code, nom/);
  });
});

describe('only some codes of a file', () => {
  test('are read, whatever the rest is', () => {
    const [sound, ...wrong] = [
      aSquare({ code: 'gare', name: 'La Gare' }),
      ...areaFiles.wrongFeatures.features,
    ];
    const { areas, refused } = readAreas({ type: 'FeatureCollection', features: [...wrong, sound] }, {}, [
      'gare',
    ]);
    expect(areas.map(({ code }) => code)).toEqual(['gare']);
    expect(refused).toEqual([]);
  });

  test('are missed when the file lacks them', () => {
    expect(() => readAreas(areaFiles.duplicateCode, {}, ['gare', 'quai'])).toThrow('« quai »');
  });
});
