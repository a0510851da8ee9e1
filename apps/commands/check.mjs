import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { isStopping, NODE, ROOT, run, tool } from './run.mjs';

/** The workspaces that TypeScript checks by itself; the pages need svelte-check. */
const WORKSPACES = ['libs/domain', 'libs/contracts', 'libs/fixtures', 'apps/api', 'apps/e2e', 'apps/bench'];

/** Each step: what it says of the sources, the programs of dependencies that say so, and where they run. */
const STEPS = [
  // The pages' types and messages are generated; everything below reads them.
  { name: 'generated', programs: ['@sveltejs/kit/svelte-kit.js sync'], folder: 'apps/web' },
  { name: 'format', programs: ['prettier/bin/prettier.cjs --check --log-level=warn .'] },
  { name: 'lint', programs: ['eslint/bin/eslint.js .'] },
  ...WORKSPACES.map((folder) => ({ name: `types ${folder}`, programs: [`typescript/bin/tsc -p ${folder}`] })),
  { name: 'types apps/web', programs: ['svelte-check/bin/svelte-check --output human'], folder: 'apps/web' },
  {
    name: 'imports',
    programs: ['dependency-cruiser/bin/dependency-cruiser.mjs --config .dependency-cruiser.mjs apps libs'],
  },
  { name: 'unused', programs: ['knip/bin/knip.js --no-progress'] },
];

/** `npm run check [-- format|lint|types|imports|unused …]`: runs every step, and fails if one does. */
const words = process.argv.slice(2);
await prepare({ apps: [] });
const failed = [];
for (const { name, programs, folder = '.' } of STEPS) {
  if (words.length > 0 && name !== 'generated' && !words.some((word) => name.startsWith(word))) continue;
  const start = Date.now();
  let code = 0;
  for (const program of programs) {
    const [path, ...args] = program.split(' ');
    code ||= await run(NODE, [tool(path), ...args], { cwd: join(ROOT, folder) });
  }
  if (isStopping()) process.exit(130);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`\nÀ corriger : ${failed.join(', ')}.`);
process.exitCode = failed.length > 0 ? 1 : 0;
