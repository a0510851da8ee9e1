import { Injectable } from '@nestjs/common';
import type { MailDetail, MailPage, MailQuery, MailSummary, MailText } from '@belvedere/contracts/mails';
import { type Author, AuditService } from '../../audit/audit.service.ts';
import { PublicAddress } from '../../config/public-address.ts';
import { Sql } from '../../database/sql.ts';
import { DeliveryService } from '../delivery.service.ts';
import { findTemplate, TEMPLATES } from '../templates/index.ts';
import { writeMail } from '../write-mail.ts';
import { MailAlreadySent, MailNotFound } from './outbox.errors.ts';
import { type DetailRow, OutboxQueries, type Reach, type SummaryRow } from './outbox.queries.ts';

const PAGE = 50;

/** The outbox, as the administrators of a territory look at it. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly queries: OutboxQueries,
    private readonly delivery: DeliveryService,
    private readonly address: PublicAddress,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  async page(territoryId: number, query: MailQuery): Promise<MailPage> {
    const reach = this.reach(territoryId);
    const [rows, templates] = await Promise.all([
      this.queries.page(reach, query, PAGE + 1),
      this.queries.templates(reach, Object.keys(TEMPLATES)),
    ]);
    const shown = rows.slice(0, PAGE);
    return {
      mails: shown.map(summaryOf),
      next: rows.length > PAGE ? shown.at(-1)!.id : null,
      templates,
      leaving: this.delivery.possible,
    };
  }

  /** @throws MailNotFound */
  async read(territoryId: number, id: string): Promise<MailDetail> {
    const row = await this.queries.one(this.reach(territoryId), id);
    if (!row) throw new MailNotFound();
    return { ...summaryOf(row), content: this.contentOf(row) };
  }

  /**
   * Has a mail sent that failed, was given up or expired; twice in a row is once, and what is being sent is left alone.
   * @throws MailNotFound, MailAlreadySent
   */
  async resend(territoryId: number, id: string, author: Author): Promise<MailDetail> {
    const { state } = await this.read(territoryId, id);
    if (state === 'sent') throw new MailAlreadySent();
    await this.sql.transaction(async (manager) => {
      if (!(await this.queries.again(id, manager))) return;
      const entry = { territoryId, ...author, action: 'mail.resend', subject: `mail:${id}` };
      await this.audit.record({ ...entry, before: { state }, after: { state: 'queued' } }, manager);
      if (this.delivery.possible) await this.delivery.soon({ id }, manager);
    });
    return this.read(territoryId, id);
  }

  private reach(territoryId: number): Reach {
    return { territoryId, waiting: !this.delivery.possible };
  }

  /**
   * A secret is read here only while no server takes mails, so that a first administrator can pass a link on; and
   * never when it would open another territory to whoever reads it. What tells of several territories is never read here.
   */
  private contentOf({ template: name, language, data, stray, elsewhere }: DetailRow): MailText {
    const template = findTemplate(name);
    if ((template?.secret && (this.delivery.possible || elsewhere)) || (template?.gathers && stray))
      return { shown: false, why: data === null ? 'forgotten' : 'secret' };
    if (data === null) return { shown: false, why: 'forgotten' };
    const parsed = template?.data.safeParse(data);
    if (!template || !parsed?.success) return { shown: false, why: 'unknown' };
    const { subject, text, html } = writeMail(
      template.write[language](parsed.data),
      language,
      this.address.origin,
    );
    return { shown: true, subject, text, html };
  }
}

const summaryOf = ({ createdAt, sentAt, nextAttemptAt, ...row }: SummaryRow): MailSummary => ({
  ...row,
  createdAt: createdAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
  nextAttemptAt: row.state === 'queued' || row.state === 'failed' ? nextAttemptAt.toISOString() : null,
});
