import type { EntityManager } from 'typeorm';
import {
  DEMONSTRATION_LICENCE,
  DEMONSTRATION_SOURCE,
  type DemonstrationArea,
  demonstrationTerritories,
} from '@belvedere/fixtures/areas';
import { AreasImportQueries } from '../areas/import/areas-import.queries.ts';
import { AreasImport } from '../areas/import/areas-import.service.ts';
import { Sql } from '../database/sql.ts';
import { TerritoriesQueries } from '../territories/territories.queries.ts';
import { TerritoriesService } from '../territories/territories.service.ts';

/** A territory as it was stored. */
export interface LoadedTerritory {
  id: number;
  slug: string;
  /** Row numbers of the areas whose boundaries hold today, by code. */
  areas: Map<string, number>;
}

/** Founds the territories of the demonstration, by the same import as any other outlines. */
export async function loadTerritories(manager: EntityManager): Promise<LoadedTerritory[]> {
  const sql = new Sql(manager.dataSource);
  const territories = new TerritoriesService(new TerritoriesQueries(sql));
  const importer = new AreasImport(new AreasImportQueries(sql), sql);
  const loaded: LoadedTerritory[] = [];
  for (const { slug, name, areas } of demonstrationTerritories) {
    const id = await territories.create({ slug, name, demonstration: true }, manager);
    const ids = new Map<string, number>();
    for (const batch of batches(areas)) {
      const { kind, validFrom, validTo } = batch[0]!;
      const { imported } = await importer.importWithin(manager, id, {
        kind,
        validFrom,
        validTo,
        source: DEMONSTRATION_SOURCE,
        licence: DEMONSTRATION_LICENCE,
        content: asFile(batch),
      });
      if (validTo === null) for (const area of imported) ids.set(area.code, area.id);
    }
    loaded.push({ id, slug, areas: ids });
  }
  return loaded;
}

/** Areas of one kind and one period, in the order given: communes come first, so that the others find theirs. */
const batches = (areas: readonly DemonstrationArea[]): DemonstrationArea[][] => [
  ...Map.groupBy(areas, ({ kind, validFrom, validTo }) => [kind, validFrom, validTo].join()).values(),
];

const asFile = (areas: readonly DemonstrationArea[]) => ({
  type: 'FeatureCollection',
  features: areas.map(({ code, name, geometry }) => ({
    type: 'Feature',
    properties: { code, name },
    geometry,
  })),
});
