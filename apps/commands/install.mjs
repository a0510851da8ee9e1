import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Unprepared } from './unprepared.mjs';
import { withProgress } from './progress.mjs';
import { NODE, ROOT, run, tool } from './run.mjs';

/**
 * The versions of the lockfile, which is left as it is. Not `npm ci`: it refuses a lockfile in which an optional package
 * for another system is missing, as npm writes it when a registry does not offer that package.
 * Development dependencies also with NODE_ENV=production: the compilers are among them.
 */
const ARGUMENTS = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];

const packagesOf = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages;

/**
 * Brings node_modules to what package-lock.json says, and Node 24 with it.
 * @throws Unprepared
 */
export async function install() {
  if (!isComplete()) await installPackages();
  // Where install scripts are switched off, the script that fetches Node 24 has not run.
  if (!existsSync(NODE)) await fetchNode();
}

/**
 * Compares what npm says it installed with what the lockfile wants: unlike a stamp of our own, it stays true when
 * somebody runs npm by hand or interrupts it. Packages for other systems are optional, and absent.
 */
function isComplete() {
  try {
    const installed = packagesOf('node_modules/.package-lock.json');
    return Object.entries(packagesOf('package-lock.json')).every(
      ([path, wanted]) =>
        !path.includes('node_modules/') ||
        wanted.optional === true ||
        (installed[path] !== undefined && installed[path].version === wanted.version),
    );
  } catch {
    return false;
  }
}

async function installPackages() {
  const total = Object.entries(packagesOf('package-lock.json')).filter(
    ([path, { optional }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !optional,
  ).length;
  const title = 'Installation des dépendances (une à trois minutes la première fois)';
  await withProgress(
    title,
    () => npm(ARGUMENTS),
    () => `— ${countPackages()} paquets sur ${total} environ`,
  );
}

async function fetchNode() {
  await withProgress('Installation de Node 24', async () => {
    const script = tool('node/installArchSpecificPackage.js');
    await expectSuccess(process.execPath, [script], "L'installation de Node 24 a échoué", tool('node'));
  });
}

/** The npm that started us, or the one that is installed. */
function npm(args) {
  const failure = "L'installation des dépendances a échoué";
  const own = process.env.npm_execpath;
  if (own && /npm-cli\.c?js$/.test(own))
    return expectSuccess(process.env.npm_node_execpath ?? process.execPath, [own, ...args], failure);
  return expectSuccess(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, failure);
}

async function expectSuccess(command, args, failure, cwd = ROOT) {
  let output = '';
  const code = await run(command, args, { cwd, onOutput: (text) => (output += text) });
  if (code !== 0) throw new Unprepared(`${output}\n${failure} : voir ci-dessus.`);
}

function countPackages() {
  try {
    const names = readdirSync(join(ROOT, 'node_modules')).filter((name) => !name.startsWith('.'));
    return names.reduce((sum, name) => sum + (name.startsWith('@') ? readdirSync(tool(name)).length : 1), 0);
  } catch {
    return 0;
  }
}
