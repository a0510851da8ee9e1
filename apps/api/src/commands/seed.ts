import type { Command } from 'commander';
import { CollectingTokens } from '../collecting/collecting-tokens.ts';
import { readConfiguration } from '../config/environment.ts';
import { ServerSecret } from '../config/secret.ts';
import { loadDemonstration } from '../demonstration/load.ts';
import { type Terminal, withDatabase } from './terminal.ts';

export function addSeed(program: Command, terminal: Terminal): void {
  program
    .command('seed')
    .description('charge la démonstration, si la base ne contient encore aucun territoire')
    .action(() =>
      withDatabase(terminal, async ({ source }) => {
        const tokens = new CollectingTokens(new ServerSecret(readConfiguration(process.env)));
        const loaded = await loadDemonstration(source, tokens, terminal.tell);
        terminal.say(
          loaded
            ? 'Démonstration chargée.'
            : 'La base contient déjà des territoires : la démonstration n’est pas chargée.',
        );
      }),
    );
}
