import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './run.mjs';

// Not in node_modules, which an installation empties.
const LOCK = join(tmpdir(), `belvedere-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}.lock`);

/** Two commands started together must not install or build over each other: the second waits for the first. */
export async function oneAtATime(work) {
  let told = false;
  while (!take()) {
    if (!told) console.log('Une autre commande prépare déjà Belvédère : attente…');
    told = true;
    await wait(500);
  }
  const release = () => rmSync(LOCK, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holderLives()) rmSync(LOCK, { force: true });
    return false;
  }
}

function holderLives() {
  try {
    const holder = Number(readFileSync(LOCK, 'utf8'));
    // An empty file is being written at this very moment.
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
