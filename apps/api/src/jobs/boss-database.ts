import type pg from 'pg';
import type { Db } from 'pg-boss';
import type { DataSource, QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Our pool of connections, as pg-boss asks for a database: no second pool, and one place that closes it. */
export const poolOf = (source: DataSource): Db => ({
  executeSql: (text, values) =>
    // Straight from the driver: some of these texts are several statements, whose rows TypeORM would mix up.
    ((source.driver as PostgresDriver).master as pg.Pool).query(text, values),
});

/** The connection of a running transaction, for the statement that adds a job. */
export const transactionOf = (runner: QueryRunner): Db => ({
  executeSql: async (text, values) => {
    const { records } = await runner.query(text, values, true);
    return { rows: records as unknown[] };
  },
});
