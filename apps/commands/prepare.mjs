import { build } from './build-apps.mjs';
import { install } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { isStopping } from './run.mjs';
import { Unprepared } from './unprepared.mjs';

/**
 * Installs the dependencies if they are not those of package-lock.json, and builds what changed since the last build.
 * Costs a fraction of a second when there is nothing to do. On failure, ends the process with code 1.
 * @param {{ apps?: ('api' | 'web')[] }} options what must be built; by default, everything
 */
export async function prepare({ apps = ['api', 'web'] } = {}) {
  try {
    await oneAtATime(async () => {
      await install();
      await build(apps);
    });
  } catch (error) {
    if (isStopping()) process.exit(130);
    if (!(error instanceof Unprepared)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
