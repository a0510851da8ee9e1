import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { Unprepared } from './unprepared.mjs';
import { withProgress } from './progress.mjs';
import { NODE, ROOT, run, tool } from './run.mjs';

const API = join(ROOT, 'apps/api');
const WEB = join(ROOT, 'apps/web');

/** What can be built: from which files, into which folder, and how. */
const APPS = {
  api: {
    title: "Construction de l'API",
    sources: ['apps/api/src', 'apps/api/tsconfig.json', 'apps/api/tsconfig.build.json'],
    into: join(API, 'dist'),
    make: buildApi,
  },
  web: {
    title: 'Construction des pages',
    sources: [
      'apps/web/src',
      'apps/web/static',
      'apps/web/messages',
      // Not its folder: the compiler of messages leaves notes of its own there.
      'apps/web/project.inlang/settings.json',
      'apps/web/package.json',
      'apps/web/no-circles.ts',
      'apps/web/paraglide.ts',
      'apps/web/vite.config.ts',
      'apps/web/tsconfig.json',
      'libs/contracts',
      'libs/domain',
    ],
    into: join(WEB, 'build'),
    make: buildWeb,
  },
};
/** What every build depends on: the compilers and their options. */
const EVERYWHERE = ['package-lock.json', 'tsconfig.base.json'];

/** Says from which sources a folder was built; a build that is interrupted leaves none. */
const stampOf = (app) => join(app.into, '.built-from');

/**
 * Builds the apps whose sources changed since their last build.
 * @param {('api' | 'web')[]} names
 * @throws Unprepared
 */
export async function build(names) {
  for (const name of names) {
    const app = APPS[name];
    const wanted = fingerprint([...EVERYWHERE, ...app.sources]);
    if (existsSync(stampOf(app)) && readFileSync(stampOf(app), 'utf8') === wanted) continue;
    rmSync(stampOf(app), { force: true });
    await withProgress(app.title, app.make);
    writeFileSync(stampOf(app), wanted);
  }
}

/** Makes the next `build` build these apps, whatever their sources. */
export function forget(names) {
  for (const name of names) rmSync(stampOf(APPS[name]), { force: true });
}

async function buildApi() {
  // Beside the former build, so that a server that runs from it keeps finding its files until the new one is whole.
  const fresh = join(API, `dist-${process.pid}.build`);
  try {
    await make([tool('typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', fresh], API);
    rmSync(APPS.api.into, { recursive: true, force: true });
    renameSync(fresh, APPS.api.into);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function buildWeb() {
  await make([tool('vite/bin/vite.js'), 'build'], WEB);
}

async function make(args, cwd) {
  let output = '';
  const code = await run(NODE, args, { cwd, onOutput: (text) => (output += text) });
  if (code !== 0) throw new Unprepared(`${output}\nLa construction a échoué : voir ci-dessus.`);
}
