import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { checkDatabase, dataSource, migrate, type Target } from '../src/database/connect.ts';
import { EmbeddedPostgis } from '../src/database/embedded/embedded-postgis.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    target: Target;
    database: 'embedded' | 'server';
  }
}

/**
 * One migrated database for the run: the embedded PostGIS in memory, or, with TEST_DATABASE_URL, a database of our own
 * on that server, dropped afterwards.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL;
  const [target, close] = server ? await onServer(server) : await embedded();
  await checkDatabase(target);
  const source = await dataSource(target).initialize();
  await migrate(source);
  await source.destroy();
  project.provide('target', target);
  project.provide('database', server ? 'server' : 'embedded');
  return close;
}

async function embedded(): Promise<[Target, () => Promise<void>]> {
  const database = await EmbeddedPostgis.open();
  return [database.connection, () => database.close()];
}

async function onServer(address: string): Promise<[Target, () => Promise<void>]> {
  const name = `belvedere_test_${randomBytes(4).toString('hex')}`;
  const administer = async (statement: string) => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await administer(`CREATE DATABASE ${name}`);
  const url = new URL(address);
  url.pathname = `/${name}`;
  return [{ url: url.toString() }, () => administer(`DROP DATABASE ${name} WITH (FORCE)`)];
}
