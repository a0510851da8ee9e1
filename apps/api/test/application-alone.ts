import 'reflect-metadata';
import { createApplication } from '../src/application.ts';
import { type Configuration, readConfiguration } from '../src/config/environment.ts';
import { dataSource, type Target } from '../src/database/connect.ts';
import { DigestService } from '../src/notifications/digest/digest.service.ts';

const { target, changes, digest } = JSON.parse(process.env.ALONE ?? '') as {
  target: Target;
  changes: Partial<Configuration>;
  digest?: string;
};
const source = await dataSource(target).initialize();
const app = await createApplication(
  {
    ...readConfiguration({ GEOCODER: 'none', SECRET: 'only-for-tests-'.repeat(3) }),
    ...changes,
    jobs: !digest,
  },
  source,
);
console.log('ready');
if (digest) await app.get(DigestService).send(new Date(digest), new AbortController().signal);
