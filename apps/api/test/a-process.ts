import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Configuration } from '../src/config/environment.ts';
import type { Target } from '../src/database/connect.ts';

const path = (name: string) => new URL(`./${name}`, import.meta.url).pathname;

/**
 * The whole application in a process of its own that can be killed at any moment: with its jobs, or, at `digest`, only
 * putting digests together as if it were that moment.
 */
export async function aProcess(target: Target, changes: Partial<Configuration>, digest?: Date) {
  const child = spawn(process.execPath, [path('alone.mjs'), path('application-alone.ts')], {
    env: { ...process.env, ALONE: JSON.stringify({ target, changes, digest }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
