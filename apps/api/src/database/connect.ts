import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { DatabaseUnavailable } from './database-unavailable.ts';
import type { Connection } from './embedded/embedded-postgis.ts';
import { explain } from './explain.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { QuietLogger } from './quiet-logger.ts';

/** A database by its address, or by the parts of a connection. */
export type Target = { url: string } | Connection;

/**
 * Days are those of France, whatever the server's zone: `current_date` is `today()` of the domain. A statement that spells
 * answers out looks long to the planner: compiling it would take a hundred times its run.
 */
const SESSION = `SET timezone = 'Europe/Paris'; SET jit = off`;

const options = (target: Target): DataSourceOptions => ({
  type: 'postgres',
  ...('url' in target ? { url: target.url } : { ...target, username: target.user }),
  migrations: MIGRATIONS,
  migrationsTransactionMode: 'each',
  synchronize: false,
  installExtensions: false,
  uuidExtension: 'pgcrypto',
  poolSize: 10,
  applicationName: 'belvedere',
  extra: { onConnect: (client: pg.ClientBase) => client.query(SESSION) },
  logger: new QuietLogger(false),
});

/** A data source for this database, not yet connected. */
export const dataSource = (target: Target): DataSource => new DataSource(options(target));

const POSTGIS_MISSING =
  "PostGIS n'est pas disponible dans cette base : installez-le sur le serveur (paquet postgresql-XX-postgis-3), ou choisissez une autre base dans DATABASE_URL.";

/** The oldest server that we are tested on, as `server_version_num` says it. */
const OLDEST = 150_000;
const SERVER = `SELECT current_setting('server_version_num')::int AS version, getdatabaseencoding() AS encoding`;
const AVAILABLE = `SELECT name FROM pg_available_extensions WHERE name IN ('postgis', 'pg_trgm', 'unaccent', 'btree_gist')`;

/**
 * Checks that a database answers and offers what we need, before anything is built on it.
 * @throws DatabaseUnavailable with one sentence
 */
export async function checkDatabase(target: Target): Promise<void> {
  const client = new pg.Client({
    ...('url' in target ? { connectionString: target.url } : target),
    connectionTimeoutMillis: 8000,
  });
  client.on('error', () => undefined);
  let available: { name: string }[];
  let server: { version: number; encoding: string } | undefined;
  try {
    await client.connect();
    server = (await client.query<{ version: number; encoding: string }>(SERVER)).rows[0];
    available = (await client.query<{ name: string }>(AVAILABLE)).rows;
  } catch (error) {
    throw new DatabaseUnavailable(explain(error));
  } finally {
    await client.end().catch(() => undefined);
  }
  if (!server || server.version < OLDEST)
    throw new DatabaseUnavailable(
      'Ce serveur PostgreSQL est trop ancien : il faut la version 15 ou une plus récente.',
    );
  if (server.encoding !== 'UTF8')
    throw new DatabaseUnavailable(
      `Cette base est encodée en ${server.encoding} : créez-en une en UTF8 (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0).`,
    );
  const names = new Set(available.map(({ name }) => name));
  if (!names.has('postgis')) throw new DatabaseUnavailable(POSTGIS_MISSING);
  const missing = ['pg_trgm', 'unaccent', 'btree_gist'].filter((name) => !names.has(name));
  if (missing.length > 0)
    throw new DatabaseUnavailable(
      `Il manque à ce serveur PostgreSQL : ${missing.join(', ')} (paquet postgresql-contrib).`,
    );
}

/**
 * Brings the database up to date; safe when several processes start at once.
 * @returns the names of the migrations that were run
 * @throws DatabaseUnavailable with one sentence
 */
export async function migrate(source: DataSource): Promise<string[]> {
  const guard = source.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await source.runMigrations();
    return done.map(({ name }) => name);
  } catch (error) {
    throw new DatabaseUnavailable(explain((error as { driverError?: unknown }).driverError ?? error));
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await guard.release();
  }
}

/** Any number, as long as nothing else in the database uses it. */
const MIGRATION_LOCK = 711_826_001;
