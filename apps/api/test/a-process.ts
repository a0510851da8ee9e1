import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Configuration } from '../src/config/environment.ts';
import type { Target } from '../src/database/connect.ts';

const path = (name: string) => new URL(`./${name}`, import.meta.url).pathname;

/** A file of ours in a process of its own, which is told these values and whose words can be read. */
export const alone = (file: string, told: object) =>
  spawn(process.execPath, [path('alone.mjs'), path(file)], {
    env: { ...process.env, ALONE: JSON.stringify(told) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/**
 * The whole application in a process of its own that can be killed at any moment: with its jobs, or, at `digest`, only
 * putting digests together as if it were that moment.
 */
export async function aProcess(target: Target, changes: Partial<Configuration>, digest?: Date) {
  const child = alone('application-alone.ts', { target, changes, digest });
  await once(child.stdout, 'data');
  return {
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
