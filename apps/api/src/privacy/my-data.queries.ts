import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Sql } from '../database/sql.ts';
import { ofAsked } from './asked.queries.ts';

const Cell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.date().transform((moment) => moment.toISOString()),
]);
const Row = z.record(z.string(), Cell);

@Injectable()
export class MyDataQueries {
  constructor(private readonly sql: Sql) {}

  /** What one query of a module finds about a person. */
  rows(query: string, personId: string, manager: EntityManager): Promise<z.infer<typeof Row>[]> {
    return this.sql.rows(Row, ofAsked(query), [personId], manager);
  }
}
