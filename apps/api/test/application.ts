import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { inject } from 'vitest';
import { createApplication } from '../src/application.ts';
import { type Configuration, readConfiguration } from '../src/config/environment.ts';
import { dataSource, type Target } from '../src/database/connect.ts';

/** The whole application on the test database, or on one of its own. Close it when done. */
export async function startApplication(
  changes: Partial<Configuration> = {},
  target: Target = inject('target'),
  options: Parameters<typeof createApplication>[2] = {},
): Promise<{ app: NestFastifyApplication; source: DataSource; close: () => Promise<void> }> {
  const source = await dataSource(target).initialize();
  const configuration = {
    ...readConfiguration({ GEOCODER: 'none', JOBS: 'off', SECRET: 'only-for-tests-'.repeat(3) }),
    ...changes,
  };
  const app = await createApplication(configuration, source, options);
  const close = async () => {
    await app.close();
    if (source.isInitialized) await source.destroy();
  };
  return { app, source, close };
}
