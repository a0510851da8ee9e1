import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { isStopping, NODE, ROOT, run, tool } from './run.mjs';

/** The workspaces that TypeScript checks by itself; the pages need svelte-check. */
const WORKSPACES = ['libs/domain', 'libs/contracts', 'libs/fixtures', 'apps/api', 'apps/e2e', 'apps/bench'];

/** Each step: what it says of the sources, the programs of dependencies that say so, and where they run. */
const STEPS = [
  // The pages' types and messages are generated; everything below reads them.
  { name: 'generated', programs: ['@sveltejs/kit/svelte-kit.js sync'], folder: 'apps/web' },
  // The longest first: nobody waits for it alone.
  { name: 'types apps/web', programs: ['svelte-check/bin/svelte-check --output human'], folder: 'apps/web' },
  { name: 'lint', programs: ['eslint/bin/eslint.js .'] },
  { name: 'format', programs: ['prettier/bin/prettier.cjs --check --log-level=warn .'] },
  ...WORKSPACES.map((folder) => ({ name: `types ${folder}`, programs: [`typescript/bin/tsc -p ${folder}`] })),
  {
    name: 'imports',
    programs: ['dependency-cruiser/bin/dependency-cruiser.mjs --config .dependency-cruiser.mjs apps libs'],
  },
  { name: 'unused', programs: ['knip/bin/knip.js --no-progress'] },
];

/** Most steps keep one core busy: any machine that runs this has two. */
const AT_ONCE = 2;

/** `npm run check [-- format|lint|types|imports|unused …]`: runs every step, and fails if one does. */
const words = process.argv.slice(2);
await prepare({ apps: [] });
const failed = [];
const [generated, ...others] = STEPS;
await check(generated);
const waiting = others.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)),
);
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (waiting.length > 0) await check(waiting.shift());
  }),
);
if (failed.length > 0) console.error(`\nÀ corriger : ${failed.join(', ')}.`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Runs one step, and shows what its programs printed once it is done: those of two steps would mingle. */
async function check({ name, programs, folder = '.' }) {
  const start = Date.now();
  let [code, printed] = [0, ''];
  for (const program of programs) {
    const [path, ...args] = program.split(' ');
    code ||= await run(NODE, [tool(path), ...args], {
      cwd: join(ROOT, folder),
      onOutput: (text) => (printed += text),
    });
  }
  if (isStopping()) process.exit(130);
  process.stdout.write(printed);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
