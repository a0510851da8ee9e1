import { Command, CommanderError } from 'commander';
import { InvalidEnvironment } from '../config/environment.ts';
import { DatabaseUnavailable } from '../database/database-unavailable.ts';
import { Failure } from '../failure.ts';
import { VERSION } from '../version.ts';
import { addCreateTerritory } from './create-territory.ts';
import { explainMisuse, inFrench } from './french.ts';
import { addGrant } from './grant.ts';
import { addImportAreas } from './import-areas.ts';
import { addListAreas } from './list-areas.ts';
import { addMigrate } from './migrate.ts';
import { addNotice } from './notice.ts';
import { addRetention } from './retention.ts';
import { addSeed } from './seed.ts';
import { Misuse, type Terminal } from './terminal.ts';

const VERBS = [
  addMigrate,
  addSeed,
  addCreateTerritory,
  addImportAreas,
  addListAreas,
  addGrant,
  addNotice,
  addRetention,
];

const SETTINGS = `
La base est celle de DATABASE_URL ; sans ce réglage, la base intégrée du dossier DATA_DIR (.data), que le serveur
ne doit pas utiliser en même temps. Code de sortie : 0 si tout va bien, 1 si c’est refusé, 2 si la commande est mal écrite.`;

/**
 * Runs one verb of administration.
 * @param words what was typed after `belvedere`
 * @returns the exit code: 0 done, 1 refused or impossible, 2 the command was written wrong
 */
export async function administer(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await program(terminal).parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.code.startsWith('commander.help'))
      return error.code === 'commander.helpDisplayed' ? 0 : 2;
    if (error instanceof CommanderError && error.code === 'commander.version') return 0;
    const misuse =
      error instanceof CommanderError ? explainMisuse(error) : error instanceof Misuse ? error.message : null;
    if (misuse === null) {
      complain(error, terminal);
      return 1;
    }
    terminal.tell(`${misuse} Voir --help.`);
    return 2;
  }
}

function program(terminal: Terminal): Command {
  const root = inFrench(new Command('belvedere'))
    .description('Administration de l’observatoire Belvédère.')
    .version(VERSION, '--version', 'affiche la version')
    .usage('<verbe> [options]')
    .addHelpText('after', SETTINGS)
    .configureOutput({
      writeOut: (text) => {
        terminal.say(text.trimEnd());
      },
      writeErr: (text) => {
        terminal.tell(text.trimEnd());
      },
      // Said in French by `administer`.
      outputError: () => undefined,
    })
    .exitOverride();
  for (const add of VERBS) add(root, terminal);
  return root;
}

function complain(error: unknown, { tell }: Terminal): void {
  if (error instanceof InvalidEnvironment) tell(`Réglage à corriger :\n${error.message}`);
  else if (error instanceof DatabaseUnavailable) tell(error.message);
  else if (error instanceof Failure) {
    tell(error.message);
    for (const { message } of error.errors ?? []) tell(`  - ${message}`);
  } else tell(`Erreur imprévue : ${error instanceof Error ? error.message : String(error)}`);
}
