import 'reflect-metadata';
import { createApplication } from '../src/application.ts';
import { readConfiguration } from '../src/config/environment.ts';
import { dataSource, type Target } from '../src/database/connect.ts';

/** The application, listening, until it is killed. */
const { target } = JSON.parse(process.env.ALONE ?? '') as { target: Target };
const source = await dataSource(target).initialize();
const app = await createApplication(
  readConfiguration({ GEOCODER: 'none', JOBS: 'off', SECRET: 'only-for-tests-'.repeat(3) }),
  source,
);
console.log(await app.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' }));
