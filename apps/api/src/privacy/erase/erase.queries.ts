import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Sql } from '../../database/sql.ts';
import { countOfAsked } from '../asked.queries.ts';

@Injectable()
export class EraseQueries {
  constructor(private readonly sql: Sql) {}

  /** Does one statement of what a module says is to be done. @returns to how many */
  async step(statement: string, personId: string, manager: EntityManager): Promise<number> {
    const done = await this.sql.row(
      z.object({ count: z.number() }),
      countOfAsked(statement),
      [personId],
      manager,
    );
    return done!.count;
  }
}
