import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { EmbeddedPostgis } from '../src/database/embedded/embedded-postgis.ts';
import { alone } from './a-process.ts';

describe.runIf(inject('database') === 'embedded')('the embedded database, with many clients', () => {
  let pool: pg.Pool;
  beforeAll(() => {
    const target = inject('target');
    pool = new pg.Pool({ ...('url' in target ? { connectionString: target.url } : target), max: 12 });
  });
  afterAll(() => pool.end());

  const echo = async (client: pg.Pool | pg.PoolClient, word: string) =>
    (await client.query<{ word: string }>('SELECT $1::text AS word', [word])).rows[0]?.word;

  test('gives each its own answer while transactions are held, and while others fail', async () => {
    const transaction = async (word: string) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const found = [await echo(client, word)];
        await new Promise((resolve) => setTimeout(resolve, 2));
        found.push(await echo(client, word));
        await client.query(word.endsWith('3') ? 'ROLLBACK' : 'COMMIT');
        return found;
      } finally {
        client.release();
      }
    };
    const failing = (word: string) =>
      pool.query('SELECT $1::int', [word]).then(
        () => 'no error',
        () => word,
      );
    await Promise.all(
      Array.from({ length: 60 }, async (_, turn) => {
        const word = `word ${String(turn)}`;
        expect(await echo(pool, word)).toBe(word);
        expect(await transaction(word)).toEqual([word, word]);
        expect(await failing(word)).toBe(word);
        expect(await echo(pool, word)).toBe(word);
      }),
    );
  });

  test('goes on in step after an error, whatever the part of the statement that fails', async () => {
    const client = await pool.connect();
    await client.query('CREATE TEMPORARY TABLE step (n int CHECK (n < 5))');
    for (let turn = 0; turn < 20; turn += 1) {
      for (const statement of [
        'SELECT nothing',
        'SELECT $1::int / 0',
        'INSERT INTO step VALUES ($1::int + 9)',
      ])
        // Asked at once, so that the second question is on its way before the first is answered.
        expect(
          await Promise.allSettled([
            client.query(statement, statement.includes('$1') ? [1] : []),
            echo(client, 'next'),
          ]),
        ).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: 'next' }]);
    }
    client.release();
  });

  test('undoes what a client leaves unfinished, and goes on with the others', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('CREATE TEMPORARY TABLE unfinished (n int)');
    const waiting = echo(pool, 'waiting');
    client.release(true);
    expect(await waiting).toBe('waiting');
    await expect(pool.query('SELECT FROM unfinished')).rejects.toThrow('unfinished');
  });

  test('takes statements and values larger than one packet', async () => {
    const long = 'é'.repeat(300_000);
    expect(await Promise.all([echo(pool, long), echo(pool, 'short'), echo(pool, long)])).toEqual([
      long,
      'short',
      long,
    ]);
  });
});

test.runIf(inject('database') === 'embedded')(
  'a folder is one process’s, and free again once that is killed',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'belvedere-folder-'));
    const holder = alone('embedded-alone.ts', { folder });
    try {
      await once(holder.stdout, 'data');
      await expect(EmbeddedPostgis.open(folder)).rejects.toThrow('est déjà utilisé par Belvédère');
      const gone = once(holder, 'exit');
      holder.kill('SIGKILL');
      await gone;
      await (await EmbeddedPostgis.open(folder)).close();
    } finally {
      holder.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
