import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Sql } from '../database/sql.ts';

/** A mail to be written in the outbox. */
export interface NewMail {
  id: string;
  territoryId: number | null;
  to: string;
  language: string;
  template: string;
  data: unknown;
}

@Injectable()
export class MailQueries {
  constructor(private readonly sql: Sql) {}

  insert(mail: NewMail, manager?: EntityManager): Promise<void> {
    return this.sql.run(
      `INSERT INTO mail (id, territory_id, recipient, language, template, data) VALUES ($1, $2, $3, $4, $5, $6)`,
      [mail.id, mail.territoryId, mail.to, mail.language, mail.template, JSON.stringify(mail.data)],
      manager,
    );
  }
}
