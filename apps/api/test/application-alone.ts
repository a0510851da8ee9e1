import 'reflect-metadata';
import { createApplication } from '../src/application.ts';
import { type Configuration, readConfiguration } from '../src/config/environment.ts';
import { dataSource, type Target } from '../src/database/connect.ts';

const { target, changes } = JSON.parse(process.env.ALONE ?? '') as {
  target: Target;
  changes: Partial<Configuration>;
};
const source = await dataSource(target).initialize();
await createApplication({ ...readConfiguration({ GEOCODER: 'none', SECRET: 'only-for-tests-'.repeat(3) }), ...changes, jobs: true }, source);
console.log('ready');
