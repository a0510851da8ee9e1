import 'reflect-metadata';
import { administer } from './commands/program.ts';
import { readConfiguration } from './config/environment.ts';
import { openDatabase } from './database/database.ts';

/** `npm run belvedere -- <verb>`: administration of an observatory from a terminal. */
process.exitCode = await administer(process.argv.slice(2), {
  open: () => openDatabase(readConfiguration(process.env)),
  say: (line) => {
    process.stdout.write(`${line}\n`);
  },
  tell: (line) => {
    process.stderr.write(`${line}\n`);
  },
});
