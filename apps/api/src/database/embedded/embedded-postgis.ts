import { once } from 'node:events';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { DatabaseUnavailable } from '../database-unavailable.ts';

/** How `pg` reaches a database. */
export interface Connection {
  host: string;
  port: number;
  user: string;
  database: string;
}

type Message =
  { state: 'listening'; port: number | null } | { state: 'failed'; reason: string } | { state: 'closed' };

/** A PostgreSQL with PostGIS that lives in this process and keeps its files in one folder. */
export class EmbeddedPostgis {
  private constructor(
    readonly connection: Connection,
    private readonly worker: Worker,
    private readonly release: () => void,
  ) {}

  /**
   * Opens the database of `folder`, creating it if needed; without a folder it lives in memory.
   * The first creation takes about ten seconds, reopening two.
   * @throws DatabaseUnavailable if another process holds the folder, or the files cannot be opened
   */
  static async open(folder?: string): Promise<EmbeddedPostgis> {
    const unlock = folder === undefined ? () => undefined : lock(folder);
    const socketFolder = mkdtempSync(join(tmpdir(), 'belvedere-'));
    const release = () => {
      rmSync(socketFolder, { recursive: true, force: true });
      unlock();
    };
    // A Unix socket in a folder of our own: unlike a port, nobody else on the machine can reach it.
    const onSocket = process.platform !== 'win32';
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./worker.${extension}`, import.meta.url), {
      execArgv: [],
      // Under `node --watch` a thread reports the files that it reads among the messages that we wait for.
      env: { ...process.env, WATCH_REPORT_DEPENDENCIES: '' },
      workerData: {
        dataDir: folder === undefined ? undefined : join(folder, 'postgres'),
        listen: onSocket ? { path: join(socketFolder, '.s.PGSQL.5432') } : { host: '127.0.0.1', port: 0 },
      },
    });
    try {
      const [message] = (await once(worker, 'message')) as [Message];
      if (message.state !== 'listening')
        throw new Error(message.state === 'failed' ? message.reason : 'closed');
      const connection = onSocket
        ? { host: socketFolder, port: 5432 }
        : { host: '127.0.0.1', port: Number(message.port) };
      return new EmbeddedPostgis({ ...connection, user: 'postgres', database: 'postgres' }, worker, release);
    } catch (error) {
      await worker.terminate();
      release();
      throw new DatabaseUnavailable(
        `La base de données intégrée n'a pas pu s'ouvrir${folder === undefined ? '' : ` ; ses fichiers, dans ${folder}, sont peut-être abîmés : remettez une sauvegarde, ou choisissez un autre DATA_DIR`} (${error instanceof Error ? error.message : String(error)}).`,
      );
    }
  }

  /** Writes everything to disk and frees the folder. */
  async close(): Promise<void> {
    const exited = once(this.worker, 'exit');
    this.worker.postMessage('close');
    await exited;
    this.release();
  }
}

/**
 * Two processes writing to one folder would destroy it: the first one keeps a file there locked. SQLite is what Node has
 * for that: its lock ends with the process, however that ends, and counts between containers that share the folder.
 */
function lock(folder: string): () => void {
  let file: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    file = new DatabaseSync(join(folder, 'belvedere.lock'));
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file?.close();
    throw new DatabaseUnavailable(
      isHeld(error)
        ? `Le dossier ${folder} est déjà utilisé par Belvédère. Arrêtez celui qui tourne, ou choisissez un autre DATA_DIR.`
        : `DATA_DIR ne peut pas servir de dossier de données : ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const held = file;
  return () => held.close();
}

/** @see https://www.sqlite.org/rescode.html#busy */
const isHeld = (error: unknown) => (error as { errcode?: number }).errcode === 5;
