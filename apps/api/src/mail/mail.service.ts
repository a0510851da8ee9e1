import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '@belvedere/contracts/text';
import { DeliveryService } from './delivery.service.ts';
import { MailQueries } from './mail.queries.ts';
import { type DataOf, type TemplateName, TEMPLATES } from './templates/index.ts';

/** A mail to one person. `data` is what its template asks for; every link in it is a path of ours. */
export type Mail<Name extends TemplateName = TemplateName> = {
  [Each in Name]: {
    to: string;
    language: Language;
    template: Each;
    data: DataOf<Each>;
    territoryId?: number | null;
    /** To be known by before it is written; otherwise drawn. */
    id?: string;
  };
}[Name];

@Injectable()
export class MailService {
  constructor(
    private readonly queries: MailQueries,
    private readonly delivery: DeliveryService,
  ) {}

  /** Whether mails leave at all. */
  get leaving(): boolean {
    return this.delivery.possible;
  }

  /**
   * Puts a mail in the outbox. Give the manager of your transaction: the mail then leaves if, and only if, what it
   * tells is committed.
   * @throws ZodError when the data is not what the template asks for: a mistake of the caller's
   */
  async queue(mail: Mail, manager?: EntityManager): Promise<void> {
    // What must not stay is not written where it would wait for a server that may never come.
    if (TEMPLATES[mail.template].fleeting && !this.delivery.possible) return;
    const data = TEMPLATES[mail.template].data.parse(mail.data);
    const { to, language, template, territoryId = null, id = randomUUID() } = mail;
    await this.queries.insert({ id, territoryId, to, language, template, data }, manager);
    if (this.delivery.possible) await this.delivery.soon({ id }, manager);
  }

  /** Forgets mails of a kind, and with them the addresses that they went to, once they are that many days old. */
  forget(template: TemplateName, days: number): Promise<void> {
    return this.queries.forget(template, days);
  }

  /** Removes mails that left or were given up, that belong to no territory, and that are older than that. */
  forgetStray(months: number): Promise<void> {
    return this.queries.forgetStray(months);
  }
}
