import { Injectable } from '@nestjs/common';
import type { DataSection, MyData } from '@belvedere/contracts/my-data';
import type { Language } from '@belvedere/contracts/text';
import { Sql } from '../database/sql.ts';
import { MyDataQueries } from './my-data.queries.ts';
import { PersonalDataService } from './personal-data.service.ts';
import { readable } from './readable.ts';

@Injectable()
export class MyDataService {
  constructor(
    private readonly queries: MyDataQueries,
    private readonly held: PersonalDataService,
    private readonly sql: Sql,
  ) {}

  /** Everything that every module holds about a person; never a secret by which one could sign in. */
  read(personId: string): Promise<MyData> {
    return this.sql.transaction(async (manager) => {
      const sections: DataSection[] = [];
      for (const { query, ...section } of this.held.sections())
        sections.push({ ...section, rows: await this.queries.rows(query, personId, manager) });
      return { madeAt: new Date().toISOString(), sections };
    });
  }

  /** The same as a page that stands alone. */
  async page(personId: string, language: Language): Promise<string> {
    return readable(await this.read(personId), language);
  }
}
