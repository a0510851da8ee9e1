import { spawn } from 'node:child_process';
import { forget } from './build-apps.mjs';
import { prepare } from './prepare.mjs';
import { NODE, ROOT, run, tool } from './run.mjs';

/** `npm run dev`: the API (port 3001) and the pages (PORT, or 3000), both renewed when a file changes. */
const API_PORT = '3001';
const PAGES_PORT = process.env.PORT ?? '3000';
const READY = 'Watching for file changes';

await prepare({ apps: [] });
// The compiler below writes to the same folder, bit by bit.
forget(['api']);

const compiler = spawn(
  NODE,
  [tool('typescript/bin/tsc'), '-p', 'apps/api/tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
);
const services = [];
let seen = '';
compiler.stdout.setEncoding('utf8').on('data', (text) => {
  process.stdout.write(text);
  seen = (seen + text).slice(-2000);
  if (services.length > 0 || !seen.includes(READY)) return;
  const env = { ...process.env, PORT: API_PORT, API_ORIGIN: `http://127.0.0.1:${API_PORT}` };
  services.push(
    run(NODE, ['--watch', '--watch-preserve-output', '--enable-source-maps', 'apps/api/dist/main.js'], {
      env,
    }),
    run(NODE, [tool('vite/bin/vite.js'), 'dev', '--port', PAGES_PORT, '--strictPort'], {
      cwd: `${ROOT}/apps/web`,
      env,
    }),
  );
  // Either one alone is of no use.
  void Promise.race(services).then(stop);
});
compiler.on('exit', stop);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

let stopped = false;
async function stop() {
  if (stopped) return;
  stopped = true;
  compiler.kill();
  // `run` hands the signal on to the services that still live.
  process.emit('SIGTERM', 'SIGTERM');
  await Promise.all(services);
  process.exit();
}
