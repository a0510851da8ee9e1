import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/** Folders that hold what is made from the sources. */
const MADE = new Set(['node_modules', 'build', 'dist', '.svelte-kit', 'paraglide', 'coverage']);

/**
 * One text that changes when a file of these paths changes, appears or disappears. Contents count, not dates: a fresh
 * clone or a change of branch gives all files a new date.
 * @param {string[]} paths relative to the repository
 */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesOf)) {
    const content = readFileSync(join(ROOT, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!statSync(join(ROOT, path)).isDirectory()) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => !(entry.isDirectory() && MADE.has(entry.name)) && !/\.spec\.ts$/.test(entry.name))
    .map((entry) => `${path}/${entry.name}`)
    .sort()
    .flatMap(filesOf);
}
