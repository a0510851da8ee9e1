import { prepare } from './prepare.mjs';
import { NODE, ROOT, run } from './run.mjs';

/** `npm start`: everything that is needed, then the observatory. */
await prepare();
process.exitCode = await run(NODE, ['--enable-source-maps', 'apps/api/dist/main.js'], { cwd: ROOT });
