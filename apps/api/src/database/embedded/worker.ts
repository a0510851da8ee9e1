import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { postgis } from '@electric-sql/pglite-postgis';
import { WireServer } from './wire-server.ts';

/**
 * Runs PostgreSQL with PostGIS in WebAssembly, in a thread of its own: a long query must not keep the web server
 * from answering. Speaks the PostgreSQL protocol on a Unix socket, so that everything above uses `pg` as it would
 * with a server.
 */
const { dataDir, listen } = workerData as {
  dataDir: string | undefined;
  listen: { path: string } | { host: string; port: number };
};

const port = parentPort;
if (!port) throw new Error('The embedded database runs in a worker thread only');

try {
  const db = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    extensions: { postgis, pg_trgm, unaccent, btree_gist },
  });
  const server = new WireServer(db);
  const portNumber = await server.listen(listen);
  port.once('message', () => {
    void (async () => {
      await server.close();
      await db.close();
      port.postMessage({ state: 'closed' });
      port.close();
    })();
  });
  port.postMessage({ state: 'listening', port: portNumber });
} catch (error) {
  port.postMessage({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
}
