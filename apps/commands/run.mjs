import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, without a slash at the end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Node 24, as the lockfile brings it: what runs everything but these commands, which any Node ≥ 20 must understand. */
export const NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** A program of a dependency, by the path of its file in node_modules. */
export const tool = (path) => join(ROOT, 'node_modules', path);

/** How long a program may take to stop after Ctrl-C before it is killed, in milliseconds. */
const PATIENCE = 15_000;

let stopping = false;
/** Whether Ctrl-C or SIGTERM was received: nothing new is to be started. */
export const isStopping = () => stopping;

/**
 * Runs a program to its end and hands it every signal that we receive.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void, ownGroup?: boolean }} options
 *   `onOutput` takes what it prints instead of showing it; with `ownGroup`, whatever it leaves running is killed.
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export function run(command, args, { cwd = ROOT, env = process.env, onOutput, ownGroup = false } = {}) {
  if (stopping) return Promise.resolve(130);
  const ofItsOwn = ownGroup && process.platform !== 'win32';
  const child = spawn(command, args, {
    cwd,
    env: withNode(env),
    detached: ofItsOwn,
    stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  child.stdout?.setEncoding('utf8').on('data', onOutput);
  child.stderr?.setEncoding('utf8').on('data', onOutput);

  const killGroup = () => {
    try {
      process.kill(ofItsOwn ? -child.pid : child.pid, 'SIGKILL');
    } catch {
      // Nothing was left.
    }
  };
  const forward = (signal) => {
    stopping = true;
    child.kill(signal);
    setTimeout(killGroup, PATIENCE).unref();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);

  return new Promise((done) => {
    child.on('error', (error) => {
      console.error(`${command} : ${error.message}`);
      done(1);
    });
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      if (ofItsOwn) killGroup();
      done(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Programs that look for `node` themselves find ours first. */
function withNode(env) {
  if (!existsSync(NODE)) return env;
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...env, PATH: `${join(NODE, '..')}${separator}${env.PATH ?? ''}` };
}
