import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { anAreaFile, areaFiles, aSquare } from '@belvedere/fixtures/areas';
import { administer } from '../src/commands/program.ts';
import { readConfiguration } from '../src/config/environment.ts';
import { dataSource } from '../src/database/connect.ts';
import { openDatabase } from '../src/database/database.ts';
import { DatabaseUnavailable } from '../src/database/database-unavailable.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function belvedere(...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await administer(words, {
    open: async () => {
      const target = inject('target');
      const source = await dataSource(target).initialize();
      return { source, target, close: () => source.destroy() };
    },
    say: (line) => out.push(line),
    tell: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const file = async (content: unknown): Promise<string> => {
  const path = join(folder, `${randomUUID()}.geojson`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const slug = () => `essai-${randomUUID().slice(0, 8)}`;
const about = (territory: string) => [
  '--territory',
  territory,
  '--kind',
  'neighbourhood',
  '--source',
  'Essai',
  '--licence',
  'LO 2.0',
  '--valid-from',
  '2024-01-01',
];

test('founds a territory, brings its outlines, and lists them', async () => {
  const territory = slug();
  expect(await belvedere('create-territory', territory, 'Essai')).toMatchObject({
    code: 0,
    err: `Pour qu’une personne l’administre : grant <courriel> ${territory} administration`,
  });
  expect(await belvedere('create-territory', territory, 'Essai')).toMatchObject({
    code: 1,
    err: `Le territoire « ${territory} » existe déjà.`,
  });

  const path = await file(areaFiles.clockwise);
  const tried = await belvedere('import-areas', path, ...about(territory), '--dry-run');
  expect(tried).toMatchObject({ code: 0 });
  expect(tried.out).toContain('rien n’a été écrit');
  expect((await belvedere('list-areas', '--territory', territory)).out).toBe('');

  const imported = await belvedere('import-areas', path, ...about(territory));
  expect(imported.code).toBe(0);
  expect(imported.out).toContain('horloge · Quartier de l’Horloge');
  expect(imported.out).toContain('réparé : sens des contours');
  expect(imported.out).toContain('Importés : 2 ; réparés : 2');
  expect(imported.err).toContain('2 contours examinés sur 2');

  const listed = await belvedere('list-areas', '--territory', territory, '--kind', 'neighbourhood');
  expect(listed.out.split('\n')).toHaveLength(2);

  const again = await belvedere('import-areas', path, ...about(territory));
  expect(again.code).toBe(1);
  expect(again.err).toContain('2 contours sont refusés : rien n’a été importé.');
  expect(again.err).toContain('- « Contour ouvert » : le code « ouvert » existe déjà');
});

test('the properties to read and the end of validity can be given', async () => {
  const territory = slug();
  await belvedere('create-territory', territory, 'Essai');
  const path = await file({
    type: 'FeatureCollection',
    features: [{ ...aSquare(), properties: { ref: 'B2', titre: 'Bé deux', hab: 12 } }],
  });
  const { code, out } = await belvedere(
    'import-areas', path, ...about(territory),
    '--code-field', 'ref', '--name-field', 'titre', '--population-field', 'hab', '--valid-to', '2025-01-01',
  ); // prettier-ignore
  expect(code).toBe(0);
  expect(out).toContain('B2 · Bé deux');
  expect((await belvedere('list-areas', '--territory', territory, '--on', '2024-06-01')).out).toContain('B2');
  expect((await belvedere('list-areas', '--territory', territory)).err).toContain('Aucun contour');
});

describe('what cannot be done is said in one sentence, without a stack', () => {
  test.each([
    ['a file that is not there', () => Promise.resolve('/nulle/part.geojson'), 'n’existe pas'],
    ['a file that is not JSON', () => file('code;nom'), 'n’est pas du JSON'],
    ['another kind of file', () => file({ type: 'Topology' }), 'FeatureCollection'],
    ['swapped coordinates', () => file(areaFiles.swapped), 'inversées'],
    ['Lambert-93', () => file(areaFiles.lambert93Declared), 'EPSG::2154'],
  ])('%s', async (_, path, words) => {
    const territory = slug();
    await belvedere('create-territory', territory, 'Essai');
    const { code, err } = await belvedere('import-areas', await path(), ...about(territory));
    expect(code).toBe(1);
    expect(err).toContain(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('an unknown territory', async () => {
    const { code, err } = await belvedere(
      'import-areas',
      await file(anAreaFile(aSquare())),
      ...about('nulle-part'),
    );
    expect({ code, err }).toEqual({ code: 1, err: "Ce territoire n'existe pas dans cet observatoire." });
  });

  test.each([
    ['settings', () => openDatabase(readConfiguration({ PORT: 'trois' })), 'PORT'],
    ['a database', () => Promise.reject(new DatabaseUnavailable('La base dort.')), 'La base dort.'],
    ['the unforeseen', () => Promise.reject(new Error('oups')), 'Erreur imprévue : oups'],
  ])('%s', async (_, open, words) => {
    const err: string[] = [];
    const code = await administer(['migrate'], {
      open: async () => open(),
      say: () => undefined,
      tell: (line) => err.push(line),
    });
    expect(code).toBe(1);
    expect(err.join('\n')).toContain(words);
    expect(err.join('\n')).not.toContain(' at ');
  });
});

test.each([
  [['import-areas', ...about('t')], 'Il manque l’argument « fichier ».'],
  [['import-areas', 'f'], 'Il manque l’option « --territory <slug> ».'],
  [['import-areas', 'f', ...about('t'), '--kind', 'ville'], 'Le genre « ville » n’existe pas'],
  [['import-areas', 'f', ...about('t'), '--valid-from', 'hier'], 'n’est pas un jour'],
  [['import-areas', 'f', ...about('t'), '--valid-to', '2020-01-01'], '--valid-to'],
  [['import-areas', 'f', ...about('t'), '--source', ' '], 'vide'],
  [['import-areas', 'f', '--territory'], 'attend une valeur'],
  [['create-territory', 'Pas Un Slug', 'Nom'], 'minuscules'],
  [['list-areas', '--territory', 't', '--couleur'], 'L’option « --couleur » n’existe pas.'],
  [['migrate', 'vite'], 'trop d’arguments'],
  [['danser'], 'Le verbe « danser » n’existe pas.'],
])('%j is a misuse', async (words, sentence) => {
  const { code, err } = await belvedere(...words);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});

test('helps in French', async () => {
  const { code, out } = await belvedere('--help');
  expect(code).toBe(0);
  for (const words of [
    'Utilisation :',
    'Verbes :',
    'migrate',
    'seed',
    'create-territory',
    'import-areas',
    'list-areas',
  ])
    expect(out).toContain(words);
  expect((await belvedere('import-areas', '--help')).out).toContain('--close-previous');
  expect((await belvedere()).code).toBe(2);
});

test('migrates', async () => {
  expect(await belvedere('migrate')).toEqual({ code: 0, out: 'La base de données est à jour.', err: '' });
});

test('does not load the demonstration beside territories', async () => {
  await belvedere('create-territory', slug(), 'Essai');
  const { code, out } = await belvedere('seed');
  expect(code).toBe(0);
  expect(out).toContain('n’est pas chargée');
});
