import 'reflect-metadata';
import type { EntityManager } from 'typeorm';
import { createApplication } from '../src/application.ts';
import { readConfiguration } from '../src/config/environment.ts';
import { dataSource, type Target } from '../src/database/connect.ts';
import { EraseQueries } from '../src/privacy/erase/erase.queries.ts';
import { EraseService } from '../src/privacy/erase/erase.service.ts';

/** Erases accounts one after the other, and is killed once it has done so many steps of the last one. */
const { target, persons, steps } = JSON.parse(process.env.ALONE ?? '') as {
  target: Target;
  persons: string[];
  steps: number;
};
const source = await dataSource(target).initialize();
const app = await createApplication(
  readConfiguration({ GEOCODER: 'none', JOBS: 'off', SECRET: 'only-for-tests-'.repeat(3) }),
  source,
);
const queries = app.get(EraseQueries, { strict: false });
const step = queries.step.bind(queries);
let done = 0;
for (const person of persons) {
  const last = person === persons.at(-1);
  queries.step = async (statement: string, personId: string, manager: EntityManager) => {
    const count = await step(statement, personId, manager);
    done += 1;
    if (last && done === steps) process.kill(process.pid, 'SIGKILL');
    return count;
  };
  done = 0;
  await app.get(EraseService, { strict: false }).erase(person);
  console.log('erased');
}
// Whatever was asked for came after the last step: at once after the end.
process.kill(process.pid, 'SIGKILL');
