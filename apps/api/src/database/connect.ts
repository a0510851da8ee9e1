import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { DatabaseUnavailable } from './database-unavailable.ts';
import type { Connection } from './embedded/embedded-postgis.ts';
import { ENTITIES } from './entities.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** A database by its address, or by the parts of a connection. */
export type Target = { url: string } | Connection;

const options = (target: Target): DataSourceOptions => ({
  type: 'postgres',
  ...('url' in target ? { url: target.url } : { ...target, username: target.user }),
  entities: ENTITIES,
  migrations: MIGRATIONS,
  migrationsTransactionMode: 'each',
  synchronize: false,
  installExtensions: false,
  uuidExtension: 'pgcrypto',
  poolSize: 10,
  applicationName: 'belvedere',
});

/** A data source for this database, not yet connected. */
export const dataSource = (target: Target): DataSource => new DataSource(options(target));

/** Sentences for what goes wrong when one writes an address by hand. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENOENT':
      return "Le serveur PostgreSQL de DATABASE_URL ne répond pas : vérifiez l'adresse, le port, et qu'il est démarré.";
    case '28P01':
    case '28000':
      return 'PostgreSQL refuse ce nom ou ce mot de passe : vérifiez DATABASE_URL.';
    case '3D000':
      return "Cette base n'existe pas sur le serveur PostgreSQL : créez-la, ou corrigez DATABASE_URL.";
    default:
      return `La base de données ne peut pas être utilisée : ${message || String(code ?? error)}`;
  }
}

const POSTGIS_MISSING =
  "PostGIS n'est pas disponible dans cette base : installez-le sur le serveur (paquet postgresql-XX-postgis-3), ou choisissez une autre base dans DATABASE_URL.";

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
  try {
    await client.connect();
    const found = await client.query<{ name: string }>(
      `SELECT name FROM pg_available_extensions WHERE name IN ('postgis', 'pg_trgm', 'unaccent', 'btree_gist')`,
    );
    available = found.rows;
  } catch (error) {
    const cause = error instanceof AggregateError ? error.errors[0] : error;
    throw new DatabaseUnavailable(
      String((cause as Error).message).includes('timeout')
        ? explain({ code: 'ETIMEDOUT' })
        : explain(cause),
    );
  } finally {
    await client.end().catch(() => undefined);
  }
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
