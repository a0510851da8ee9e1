import { prepare } from './prepare.mjs';
import { NODE, run } from './run.mjs';

/** `npm run belvedere -- <verb>`: administration; `-- --help` lists the verbs. */
await prepare({ apps: ['api'] });
process.exitCode = await run(NODE, [
  '--enable-source-maps',
  'apps/api/dist/cli.js',
  ...process.argv.slice(2),
]);
