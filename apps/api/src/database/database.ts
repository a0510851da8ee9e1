import type { DataSource } from 'typeorm';
import type { Configuration } from '../config/environment.ts';
import { checkDatabase, dataSource, migrate, type Target } from './connect.ts';
import { EmbeddedPostgis } from './embedded/embedded-postgis.ts';

/** An open database, and how to leave it. */
export interface Database {
  source: DataSource;
  target: Target;
  close: () => Promise<void>;
}

/**
 * Opens the database that the configuration names, or the embedded one, and brings it up to date.
 * @throws DatabaseUnavailable with one sentence
 */
export async function openDatabase(
  configuration: Pick<Configuration, 'databaseUrl' | 'dataDir'>,
): Promise<Database> {
  const embedded = configuration.databaseUrl ? null : await EmbeddedPostgis.open(configuration.dataDir);
  const target = configuration.databaseUrl ? { url: configuration.databaseUrl } : embedded!.connection;
  const source = dataSource(target);
  const close = async () => {
    if (source.isInitialized) await source.destroy();
    await embedded?.close();
  };
  try {
    await checkDatabase(target);
    await source.initialize();
    await migrate(source);
  } catch (error) {
    await close();
    throw error;
  }
  return { source, target, close };
}
