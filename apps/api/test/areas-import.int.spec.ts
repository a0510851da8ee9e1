import { afterAll, beforeAll, expect, test } from 'vitest';
import { anAreaFile, areaFiles, aSquare } from '@belvedere/fixtures/areas';
import { AreasQueries } from '../src/areas/areas.queries.ts';
import { AreasService } from '../src/areas/areas.service.ts';
import { Sql } from '../src/database/sql.ts';
import { Failure } from '../src/failure.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let areas: AreasService;
beforeAll(async () => {
  running = await startApplication();
  areas = new AreasService(new AreasQueries(new Sql(running.source)));
});
afterAll(() => running.close());

const founded = () => aTerritory(running.source);
const failure = async (work: Promise<unknown>): Promise<Failure> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Failure) return error;
  throw new Error('nothing was refused', { cause: error });
};

test('imports a sound file, and measures it', async () => {
  const { id, bring } = await founded();
  const { imported, closed, fields } = await bring(areaFiles.sound, { kind: 'qpv' });
  expect(fields).toEqual({ code: 'code_qp', name: 'lib_qp', population: null });
  expect(imported.map(({ code, repairs, commune }) => [code, repairs, commune])).toEqual([
    ['QX00001N', [], null],
    ['QX00002N', [], null],
  ]);
  // About 755 m by 1112 m, less a hole of a twenty-fifth.
  expect(imported[0]!.hectares).toBeGreaterThan(79);
  expect(imported[0]!.hectares).toBeLessThan(82);
  expect(closed).toEqual([]);
  expect(await areas.all(id)).toHaveLength(2);
});

test('winds and closes rings, and mends a line that crosses itself by a little', async () => {
  const { bring } = await founded();
  const wound = await bring(areaFiles.clockwise);
  expect(wound.imported.map(({ repairs }) => repairs)).toEqual([['winding'], ['closed']]);
  const mended = await bring(areaFiles.smallCrossing);
  expect(mended.imported).toMatchObject([{ code: 'boucle', repairs: ['made-valid'] }]);
});

test('refuses by name an outline that nobody can mend, and imports nothing of the file', async () => {
  const { id, bring } = await founded();
  const refused = await failure(bring(areaFiles.bowTie));
  expect(refused.code).toBe('areas-refused');
  expect(refused.errors).toMatchObject([{ path: 'Le Nœud papillon', code: 'invalid-outline' }]);
  expect(await areas.all(id)).toEqual([]);
});

test('refuses an outline without surface', async () => {
  const { bring } = await founded();
  const flat = aSquare();
  flat.geometry.coordinates = [
    [
      [0.6, 47.3],
      [0.61, 47.3],
      [0.62, 47.3],
      [0.6, 47.3],
    ],
  ];
  expect((await failure(bring(anAreaFile(flat)))).errors).toMatchObject([{ code: 'no-surface' }]);
});

test.each([
  ['swapped', areaFiles.swapped, 'areas-swapped'],
  ['in metres', areaFiles.lambert93, 'areas-wrong-srid'],
  ['declared in metres', areaFiles.lambert93Declared, 'areas-wrong-srid'],
  ['with codes given twice', areaFiles.duplicateCode, 'areas-refused'],
  ['where every feature is wrong', areaFiles.wrongFeatures, 'areas-refused'],
  ['of another format', { type: 'Topology' }, 'areas-not-geojson'],
])('refuses a file %s', async (_, content, code) => {
  const { id, bring } = await founded();
  expect((await failure(bring(content))).code).toBe(code);
  expect(await areas.all(id)).toEqual([]);
});

test('lists every code that the period already has, whatever its kind', async () => {
  const { id, bring } = await founded();
  const port = aSquare({ code: 'port', name: 'Le Port' });
  const gare = aSquare({ code: 'gare', name: 'La Gare', west: 0.62 });
  await bring(anAreaFile(port, gare));
  const neuf = aSquare({ code: 'neuf', name: 'Neuf', west: 0.64 });
  const refused = await failure(
    bring(anAreaFile(port, gare, neuf), { kind: 'custom', validFrom: '2024-01-01' }),
  );
  expect(refused.errors?.map(({ path, code }) => [path, code])).toEqual([
    ['La Gare', 'area-code-taken'],
    ['Le Port', 'area-code-taken'],
  ]);
  expect(refused.errors?.[0]?.message).toContain('depuis le 2020-01-01');
  expect(await areas.all(id)).toHaveLength(2);
});

test('the same code in another period is another outline of the same area', async () => {
  const { id, bring } = await founded();
  await bring(anAreaFile(aSquare()), { validFrom: '2015-01-01', validTo: '2024-01-01' });
  await bring(anAreaFile(aSquare({ side: 0.02 })), { validFrom: '2024-01-01' });
  expect((await areas.byCode(id, 'le-port', '2023-12-31')).bounds[2]).toBe(0.61);
  expect((await areas.byCode(id, 'le-port', '2024-01-01')).bounds[2]).toBe(0.62);
});

test('previous boundaries end only when asked, and only those of the same kind', async () => {
  const { id, bring } = await founded();
  await bring(anAreaFile(aSquare()), { validFrom: '2015-01-01' });
  const later = anAreaFile(aSquare({ side: 0.02 }));
  expect((await failure(bring(later, { validFrom: '2024-01-01' }))).code).toBe('areas-refused');
  const otherKind = { validFrom: '2024-01-01', kind: 'qpv', closePrevious: true } as const;
  expect((await failure(bring(later, otherKind))).code).toBe('areas-refused');
  expect((await areas.byCode(id, 'le-port')).validTo).toBeNull();

  const { closed } = await bring(later, { validFrom: '2024-01-01', closePrevious: true });
  expect(closed).toEqual([
    {
      code: 'le-port',
      name: 'Le Port',
      kind: 'neighbourhood',
      validFrom: '2015-01-01',
      validTo: '2024-01-01',
    },
  ]);
  expect((await areas.byCode(id, 'le-port', '2023-12-31')).validTo).toBe('2024-01-01');
  expect((await areas.byCode(id, 'le-port')).bounds[2]).toBe(0.62);
});

test('a dry run tells everything and keeps nothing', async () => {
  const { id, bring } = await founded();
  expect((await bring(anAreaFile(aSquare()), {}, true)).imported).toHaveLength(1);
  expect(await areas.all(id)).toEqual([]);
});

test('an area is in the commune that covers nearly all of it; across two it is in none', async () => {
  const { bring } = await founded();
  await bring(
    anAreaFile(
      aSquare({ code: '99001', name: 'Ouestville', west: 0.55, south: 47.25, side: 0.1 }),
      aSquare({ code: '99002', name: 'Estville', west: 0.65, south: 47.25, side: 0.1 }),
    ),
    { kind: 'commune' },
  );
  const { imported } = await bring(areaFiles.straddling);
  expect(imported.map(({ code, commune }) => [code, commune])).toEqual([
    ['a-cheval', null],
    ['presque', 'Ouestville'],
  ]);
});

test('what lies outside of the communes of the territory is refused by name, or left aside when asked', async () => {
  const { id, bring } = await founded();
  await bring(anAreaFile(aSquare({ code: '99001', name: 'Ville', west: 0.6, south: 47.3, side: 0.1 })), {
    kind: 'commune',
  });
  const file = anAreaFile(
    aSquare({ code: 'dedans', name: 'Dedans', west: 0.65, south: 47.35 }),
    aSquare({ code: 'a-cheval', name: 'À cheval', west: 0.695, south: 47.35 }),
    aSquare({ code: 'voisin', name: 'Voisin', west: 0.7, south: 47.35 }),
    aSquare({ code: 'loin', name: 'Loin', west: 2, south: 47.2 }),
  );
  const { errors } = await failure(bring(file));
  expect(errors?.map(({ path, code }) => [path, code])).toEqual([
    ['Voisin', 'outside-territory'],
    ['Loin', 'outside-territory'],
  ]);
  const { imported, outside } = await bring(file, { onlyInside: true });
  expect(imported.map(({ code, commune }) => [code, commune])).toEqual([
    ['dedans', 'Ville'],
    ['a-cheval', null],
  ]);
  expect(outside.map(({ code }) => code)).toEqual(['voisin', 'loin']);
  expect(await areas.all(id, { kind: 'neighbourhood' })).toHaveLength(2);
});

test('only the codes asked for are taken from a file', async () => {
  const { id, bring } = await founded();
  await bring(areaFiles.duplicateCode, { only: ['gare'] });
  expect((await areas.all(id)).map(({ code }) => code)).toEqual(['gare']);
  expect((await failure(bring(areaFiles.sound, { only: ['quai'] }))).code).toBe('areas-missing-code');
});

test('communes that come later find the areas that were there before', async () => {
  const { id, bring } = await founded();
  await bring(anAreaFile(aSquare()));
  await bring(anAreaFile(aSquare({ code: '99001', name: 'Ville', west: 0.55, south: 47.25, side: 0.1 })), {
    kind: 'commune',
    validFrom: '2026-01-01',
  });
  expect((await areas.byCode(id, 'le-port')).commune).toEqual({ code: '99001', name: 'Ville' });
});

test('two imports of the same codes at once leave one', async () => {
  const { id, bring } = await founded();
  const file = anAreaFile(aSquare());
  const ends = await Promise.allSettled([bring(file), bring(file), bring(file)]);
  const refused = ends.filter((end) => end.status === 'rejected');
  expect(refused).toHaveLength(2);
  for (const { reason } of refused) expect(reason).toBeInstanceOf(Failure);
  expect(await areas.all(id)).toHaveLength(1);
});

test('other boundaries of the same place are related', async () => {
  const { id, bring } = await founded();
  await bring(anAreaFile(aSquare({ code: 'nord' }), aSquare({ code: 'sud', south: 47.29 })));
  await bring(anAreaFile(aSquare({ code: 'qp-nord', side: 0.009 })), { kind: 'qpv' });
  await bring(anAreaFile(aSquare({ code: 'qp-nord', side: 0.008 })), {
    kind: 'qpv',
    validFrom: '2015-01-01',
    validTo: '2020-01-01',
  });
  const { id: nord } = await areas.byCode(id, 'nord');
  expect((await areas.related(nord)).map(({ code, validFrom }) => [code, validFrom])).toEqual([
    ['qp-nord', '2020-01-01'],
    ['qp-nord', '2015-01-01'],
  ]);
});
