import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { checkDatabase, dataSource, migrate, type Target } from '../src/database/connect.ts';
import { EmbeddedPostgis } from '../src/database/embedded/embedded-postgis.ts';

/**
 * A migrated database that nobody else uses: the embedded PostGIS in memory, or, with TEST_DATABASE_URL, a database on
 * that server, dropped afterwards.
 */
export async function ownDatabase(): Promise<{ target: Target; close: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL;
  const [target, close] = server ? await onServer(server) : await embedded();
  await checkDatabase(target);
  const source = await dataSource(target).initialize();
  await migrate(source);
  await source.destroy();
  return { target, close };
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
