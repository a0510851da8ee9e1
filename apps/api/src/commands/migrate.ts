import type { Command } from 'commander';
import { type Terminal, withDatabase } from './terminal.ts';

export function addMigrate(program: Command, terminal: Terminal): void {
  program
    .command('migrate')
    .description('crée la base si besoin, et la met à jour')
    .action(() =>
      withDatabase(terminal, async () => {
        terminal.say('La base de données est à jour.');
        return Promise.resolve();
      }),
    );
}
