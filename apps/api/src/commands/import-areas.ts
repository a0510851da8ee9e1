import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { AreaKind } from '@belvedere/contracts/areas';
import { AreasUnreadable } from '../areas/import/areas-import.errors.ts';
import { AreasImportQueries } from '../areas/import/areas-import.queries.ts';
import { AreasImport } from '../areas/import/areas-import.service.ts';
import type { AreasImported } from '../areas/import/import-areas.ts';
import { Sql } from '../database/sql.ts';
import { TerritoriesQueries } from '../territories/territories.queries.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { asCodes, asDay, asKind, asText, KINDS } from './area-options.ts';
import { Misuse, type Terminal, withDatabase } from './terminal.ts';

interface Options {
  territory: string;
  kind: AreaKind;
  source: string;
  licence: string;
  validFrom: string;
  validTo?: string;
  nameField?: string;
  codeField?: string;
  populationField?: string;
  only?: string[];
  onlyInside?: boolean;
  closePrevious?: boolean;
  dryRun?: boolean;
}

/** How many areas between two lines about the progress. */
const STEP = 200;

export function addImportAreas(program: Command, terminal: Terminal): void {
  program
    .command('import-areas')
    .description('importe les contours d’un fichier GeoJSON dans un territoire : tous, ou aucun')
    .argument('<fichier>', 'FeatureCollection de polygones, en longitude et latitude (WGS 84)')
    .requiredOption('--territory <slug>', 'le territoire')
    .requiredOption('--kind <genre>', KINDS, asKind)
    .requiredOption('--source <texte>', 'qui a produit ces contours, et quand', asText)
    .requiredOption(
      '--licence <texte>',
      'ce que leur licence permet, par exemple « Licence Ouverte 2.0 »',
      asText,
    )
    .requiredOption('--valid-from <jour>', 'premier jour où ils valent (AAAA-MM-JJ)', asDay)
    .option(
      '--valid-to <jour>',
      'premier jour où ils ne valent plus ; par défaut, ils valent toujours',
      asDay,
    )
    .option(
      '--name-field <propriété>',
      'où lire le nom ; par défaut, les noms usuels (lib_qp, nom_iris, nom…)',
    )
    .option(
      '--code-field <propriété>',
      'où lire le code ; par défaut, les noms usuels (code_qp, code_iris, code…)',
    )
    .option('--population-field <propriété>', 'où lire la population')
    .option('--only <codes>', 'les codes à prendre dans le fichier, séparés par des virgules', asCodes)
    .option('--only-inside', 'laisse de côté ce qui est hors des communes du territoire, au lieu de refuser')
    .option(
      '--close-previous',
      'met fin, ce jour-là, aux contours précédents des mêmes codes et du même genre',
    )
    .option('--dry-run', 'essaie tout, n’écrit rien')
    .action(async (file: string, options: Options) => {
      if (options.validTo !== undefined && options.validTo <= options.validFrom)
        throw new Misuse('La fin de validité (--valid-to) doit venir après le début (--valid-from).');
      const content = await read(file);
      await withDatabase(terminal, async ({ source }) => {
        const sql = new Sql(source);
        const territory = await new TerritoriesService(new TerritoriesQueries(sql)).idOf(options.territory);
        const importer = new AreasImport(new AreasImportQueries(sql), sql);
        const done = await importer.import(territory, request(content, options, terminal), options.dryRun);
        for (const line of summary(done, options)) terminal.say(line);
      });
    });
}

async function read(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const { code } = error as { code?: string };
    throw new AreasUnreadable(
      'file',
      code === 'ENOENT'
        ? `Le fichier ${file} n’existe pas.`
        : `Le fichier ${file} ne peut pas être lu (${String(code)}).`,
    );
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new AreasUnreadable('json', `Le fichier ${file} n’est pas du JSON.`);
  }
}

const request = (content: unknown, options: Options, { tell }: Terminal) => ({
  kind: options.kind,
  source: options.source,
  licence: options.licence,
  validFrom: options.validFrom,
  validTo: options.validTo ?? null,
  only: options.only,
  onlyInside: options.onlyInside ?? false,
  closePrevious: options.closePrevious ?? false,
  fields: { code: options.codeField, name: options.nameField, population: options.populationField },
  content,
  progress: (done: number, total: number) => {
    if (done % STEP === 0 || done === total) tell(`${String(done)} contours examinés sur ${String(total)}`);
  },
});

const REPAIRS = {
  winding: 'sens des contours',
  closed: 'contour refermé',
  'made-valid': 'contour qui se croisait',
};

function summary({ fields, imported, outside, closed }: AreasImported, { kind, dryRun }: Options): string[] {
  const field = (name: string | null) => (name === null ? 'aucune propriété' : `« ${name} »`);
  const repaired = imported.filter(({ repairs }) => repairs.length > 0);
  return [
    `Nom lu dans ${field(fields.name)}, code dans ${fields.code === null ? 'le nom' : field(fields.code)}, population dans ${field(fields.population)}.`,
    ...imported.map(({ code, name, hectares, commune, repairs }) =>
      [
        `  ${code}`,
        name,
        `${hectares.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} ha`,
        ...(kind === 'commune' ? [] : [commune ?? 'aucune commune ne le contient']),
        ...(repairs.length > 0 ? [`réparé : ${repairs.map((repair) => REPAIRS[repair]).join(', ')}`] : []),
      ].join(' · '),
    ),
    ...closed.map(
      ({ code, name, validFrom }) => `  ${code} · ${name} : les contours du ${validFrom} prennent fin`,
    ),
    ...outside.map(
      ({ code, name }) => `  ${code} · ${name} : laissé de côté, hors des communes du territoire`,
    ),
    `Importés : ${String(imported.length)} ; réparés : ${String(repaired.length)} ; refusés : 0 ; hors du territoire : ${String(outside.length)} ; contours précédents clos : ${String(closed.length)}.`,
    ...(dryRun ? ['C’était un essai : rien n’a été écrit.'] : []),
  ];
}
