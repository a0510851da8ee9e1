import type { Command } from 'commander';
import { loadDemonstration } from '../demonstration/load.ts';
import { type Terminal, withDatabase } from './terminal.ts';

export function addSeed(program: Command, terminal: Terminal): void {
  program
    .command('seed')
    .description('charge la démonstration, si la base ne contient encore aucun territoire')
    .action(() =>
      withDatabase(terminal, async ({ source }) => {
        const territories = async () => (await source.query<unknown[]>('SELECT FROM territory')).length;
        if ((await territories()) > 0) {
          terminal.say('La base contient déjà des territoires : la démonstration n’est pas chargée.');
          return;
        }
        await loadDemonstration(source, terminal.tell);
        terminal.say(`Démonstration chargée : ${String(await territories())} territoires.`);
      }),
    );
}
