import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { AreasImportQueries } from '../src/areas/import/areas-import.queries.ts';
import { AreasImport } from '../src/areas/import/areas-import.service.ts';
import type { ImportAreas } from '../src/areas/import/import-areas.ts';
import { Sql } from '../src/database/sql.ts';
import { TerritoriesQueries } from '../src/territories/territories.queries.ts';
import { TerritoriesService } from '../src/territories/territories.service.ts';

/** A territory that no other test shares, and outlines brought into it as an administrator would. */
export async function aTerritory(source: DataSource) {
  const sql = new Sql(source);
  const importer = new AreasImport(new AreasImportQueries(sql), sql);
  const slug = `essai-${randomUUID().slice(0, 8)}`;
  const id = await new TerritoriesService(new TerritoriesQueries(sql)).create({
    slug,
    name: 'Essai',
    demonstration: false,
  });
  const bring = (content: unknown, changes: Partial<ImportAreas> = {}, dryRun = false) =>
    importer.import(
      id,
      {
        kind: 'neighbourhood',
        content,
        source: 'Essai',
        licence: 'Licence Ouverte 2.0',
        validFrom: '2020-01-01',
        validTo: null,
        ...changes,
      },
      dryRun,
    );
  return { slug, id, bring };
}
