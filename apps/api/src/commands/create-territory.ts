import type { Command } from 'commander';
import { Slug } from '@belvedere/contracts/text';
import { Sql } from '../database/sql.ts';
import { TerritoriesQueries } from '../territories/territories.queries.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { Misuse, type Terminal, withDatabase } from './terminal.ts';

export function addCreateTerritory(program: Command, terminal: Terminal): void {
  program
    .command('create-territory')
    .description('crée un territoire, encore sans quartiers')
    .argument('<slug>', 'son nom dans les adresses : minuscules, chiffres et tirets')
    .argument('<nom>', 'son nom à l’écran')
    .action(async (slug: string, name: string) => {
      if (!Slug.safeParse(slug).success)
        throw new Misuse(
          `« ${slug} » ne peut pas être dans une adresse : minuscules, chiffres et tirets seulement.`,
        );
      if (name.trim() === '') throw new Misuse('Il manque le nom du territoire.');
      await withDatabase(terminal, async ({ source }) => {
        const territories = new TerritoriesService(new TerritoriesQueries(new Sql(source)));
        await territories.create({ slug, name: name.trim(), demonstration: false });
        terminal.say(`Territoire créé : ${name.trim()} (/t/${slug}).`);
        terminal.tell(`Pour qu’une personne l’administre : grant <courriel> ${slug} administration`);
      });
    });
}
