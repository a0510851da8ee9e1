import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';

/**
 * Runs static SQL: every parameter bound, every row parsed by a schema.
 * One query is one text, with null-guarded filters (`$2::text IS NULL OR kind = $2`).
 */
@Injectable()
export class Sql {
  private readonly pool: pg.Pool;
  /** All connections of the embedded database are one session, in which a name would stand for everybody's statement. */
  private readonly named: boolean;

  constructor(private readonly source: DataSource) {
    this.pool = (source.driver as unknown as { master: pg.Pool }).master;
    this.named = 'url' in source.options;
  }

  /** All rows of a query. */
  async rows<Row extends z.ZodType>(
    row: Row,
    text: string,
    parameters: readonly unknown[] = [],
    manager: EntityManager = this.source.manager,
  ): Promise<z.output<Row>[]> {
    const found: unknown = await manager.query(text, [...parameters]);
    return z.array(row).parse(found);
  }

  /** The first row of a query, or null. */
  async row<Row extends z.ZodType>(
    row: Row,
    text: string,
    parameters: readonly unknown[] = [],
    manager?: EntityManager,
  ): Promise<z.output<Row> | null> {
    return (await this.rows(row, text, parameters, manager))[0] ?? null;
  }

  /**
   * All rows of a statement that runs at every moment: a connection parses and plans it once, under its name. Outside of
   * any transaction.
   */
  async prepared<Row extends z.ZodType>(
    row: Row,
    name: string,
    text: string,
    parameters: readonly unknown[],
  ): Promise<z.output<Row>[]> {
    const { rows } = await this.pool.query({
      ...(this.named ? { name } : {}),
      text,
      values: [...parameters],
    });
    return z.array(row).parse(rows);
  }

  /** Runs a statement whose result nobody reads. */
  async run(text: string, parameters: readonly unknown[] = [], manager?: EntityManager): Promise<void> {
    await (manager ?? this.source.manager).query(text, [...parameters]);
  }

  /** Everything in `work` is done, or nothing. */
  transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.source.transaction(work);
  }
}
