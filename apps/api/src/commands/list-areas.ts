import type { Command } from 'commander';
import type { AreaKind } from '@belvedere/contracts/areas';
import { AreasQueries } from '../areas/areas.queries.ts';
import { AreasService } from '../areas/areas.service.ts';
import { Sql } from '../database/sql.ts';
import { TerritoriesQueries } from '../territories/territories.queries.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { asDay, asKind, KINDS } from './area-options.ts';
import { type Terminal, withDatabase } from './terminal.ts';

interface Options {
  territory: string;
  kind?: AreaKind;
  on?: string;
}

export function addListAreas(program: Command, terminal: Terminal): void {
  program
    .command('list-areas')
    .description('liste les quartiers et autres zones d’un territoire')
    .requiredOption('--territory <slug>', 'le territoire')
    .option('--kind <genre>', KINDS, asKind)
    .option('--on <jour>', 'les contours valables ce jour-là (AAAA-MM-JJ) ; par défaut, aujourd’hui', asDay)
    .action(({ territory, ...query }: Options) =>
      withDatabase(terminal, async ({ source }) => {
        const sql = new Sql(source);
        const id = await new TerritoriesService(new TerritoriesQueries(sql)).idOf(territory);
        const areas = await new AreasService(new AreasQueries(sql)).all(id, query);
        for (const area of areas)
          terminal.say(
            [
              area.kind,
              area.code,
              area.name,
              area.commune?.name ?? '',
              `${area.validFrom}/${area.validTo ?? ''}`,
              area.source,
            ].join('\t'),
          );
        if (areas.length === 0) terminal.tell('Aucun contour ne correspond.');
      }),
    );
}
