import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A database to measure on, and how to leave it. */
export interface Cluster {
  url: string;
  close: () => Promise<void>;
}

/**
 * BENCH_DATABASE_URL, or a private cluster of the installed PostgreSQL in a temporary folder, on a Unix socket: it takes
 * no port, and nothing of it stays.
 */
export async function openCluster(): Promise<Cluster> {
  const given = process.env.BENCH_DATABASE_URL;
  if (given) return { url: given, close: () => Promise.resolve() };
  const bin = installedPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'belvedere-bench-'));
  const asPostgres = process.getuid?.() === 0;
  if (asPostgres) {
    const { stdout } = await execute('id', ['-u', 'postgres']);
    chownSync(folder, Number(stdout), Number(stdout));
  }
  const run = (program: string, ...parameters: string[]) => {
    const path = join(bin, program);
    return asPostgres
      ? execute('runuser', ['-u', 'postgres', '--', path, ...parameters])
      : execute(path, parameters);
  };
  const data = join(folder, 'data');
  await run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const settings = [
    `-c listen_addresses='' -c unix_socket_directories='${folder}'`,
    '-c shared_buffers=1GB -c work_mem=64MB -c maintenance_work_mem=1GB -c max_wal_size=8GB -c random_page_cost=1.1',
  ].join(' ');
  await run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    close: async () => {
      await run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function installedPostgres(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  const latest = Math.max(...versions);
  if (!Number.isFinite(latest))
    throw new Error('PostgreSQL ≥ 15 with PostGIS is not installed: set BENCH_DATABASE_URL, or install it.');
  return join(root, String(latest), 'bin');
}
