import type { TestProject } from 'vitest/node';
import type { Target } from '../src/database/connect.ts';
import { ownDatabase } from './own-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    target: Target;
    database: 'embedded' | 'server';
  }
}

/** One migrated database for the run; each file works in territories of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { target, close } = await ownDatabase();
  project.provide('target', target);
  project.provide('database', process.env.TEST_DATABASE_URL ? 'server' : 'embedded');
  return close;
}
