import { prepare } from './prepare.mjs';
import { NODE, run } from './run.mjs';

/** `npm run bench [-- --json FILE]`: measures, each figure beside its limit. */
await prepare();
process.exitCode = await run(NODE, ['apps/bench/src/main.ts', ...process.argv.slice(2)]);
