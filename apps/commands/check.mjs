import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { isStopping, NODE, ROOT, run, tool } from './run.mjs';

const WEB = join(ROOT, 'apps/web');
const tsc = (folder) => [[tool('typescript/bin/tsc'), '-p', join(folder, 'tsconfig.json'), '--noEmit']];
/** The workspaces that TypeScript checks by itself; the pages need svelte-check. */
const WORKSPACES = ['libs/domain', 'libs/contracts', 'libs/fixtures', 'apps/api', 'apps/e2e', 'apps/bench'];

/** Each step: what it says of the sources, and the programs that say so. */
const STEPS = [
  // The pages' types and messages are generated; everything below reads them.
  ['prepare', [[join(WEB, 'paraglide.ts')], [tool('@sveltejs/kit/svelte-kit.js'), 'sync']], WEB],
  ['format', [[tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']]],
  ['lint', [[tool('eslint/bin/eslint.js'), '--cache', '--cache-location=node_modules/.cache/eslint/', '.']]],
  ...WORKSPACES.filter((folder) => existsSync(join(ROOT, folder, 'tsconfig.json'))).map((folder) => [
    `types ${folder}`,
    tsc(folder),
  ]),
  ['types apps/web', [[tool('svelte-check/bin/svelte-check'), '--tsconfig', './tsconfig.json', '--output', 'human']], WEB],
  ['imports', [[tool('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.mjs', 'apps', 'libs']]],
  ['unused', [[tool('knip/bin/knip.js'), '--no-progress']]],
];

/** `npm run check [-- format|lint|types|imports|unused …]`: runs every step, and fails if one does. */
const words = process.argv.slice(2);
await prepare({ apps: [] });
const failed = [];
for (const [name, programs, cwd] of STEPS) {
  if (words.length > 0 && name !== 'prepare' && !words.some((word) => name.startsWith(word))) continue;
  const start = Date.now();
  let code = 0;
  for (const program of programs) code ||= await run(NODE, program, { cwd });
  if (isStopping()) process.exit(130);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`\nÀ corriger : ${failed.join(', ')}.`);
process.exitCode = failed.length > 0 ? 1 : 0;
