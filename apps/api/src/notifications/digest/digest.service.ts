import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Sql } from '../../database/sql.ts';
import { Jobs } from '../../jobs/jobs.ts';
import { MailService } from '../../mail/mail.service.ts';
import { UnsubscribeLinks } from '../unsubscribe/unsubscribe-links.ts';
import { DigestQueries } from './digest.queries.ts';

const PERSONS_AT_ONCE = 100;

/** Every morning, one mail to each person for whom something waits. */
@Injectable()
export class DigestService {
  constructor(
    private readonly queries: DigestQueries,
    private readonly mail: MailService,
    private readonly links: UnsubscribeLinks,
    private readonly sql: Sql,
    jobs: Jobs,
  ) {
    jobs.queue({
      name: 'digest',
      job: z.object({}),
      schedule: { cron: '0 7 * * *', timeZone: 'Europe/Paris' },
      handle: (_job, signal) => this.send(new Date(), signal),
    });
  }

  /**
   * Puts in the outbox what came about before the last seven o'clock: daily, and weekly before that of the last Monday.
   * Each person is one transaction: run twice, or killed in between, each notification still is in one digest.
   */
  async send(now: Date, signal: AbortSignal): Promise<void> {
    let last: string | null = null;
    for (;;) {
      const persons: string[] = await this.queries.persons(now, last, PERSONS_AT_ONCE);
      for (const person of persons) {
        if (signal.aborted) throw new Error('Left off in the middle: the next run goes on.');
        await this.sendTo(person, now);
      }
      last = persons.at(-1) ?? null;
      if (!last) return;
    }
  }

  private async sendTo(personId: string, now: Date): Promise<void> {
    await this.sql.transaction(async (manager) => {
      const waiting = await this.queries.waiting(now, personId, manager);
      const [first] = waiting;
      if (!first) return;
      const mailId = randomUUID();
      await this.queries.told(waiting, mailId, manager);
      const territories = new Set(waiting.map(({ territoryId }) => territoryId));
      await this.mail.queue(
        {
          id: mailId,
          to: first.email,
          language: first.language,
          territoryId: territories.size === 1 ? first.territoryId : null,
          template: 'digest',
          data: {
            items: waiting.map(({ territory, theme, subject, path, at }) => ({
              territory,
              theme,
              subject,
              path,
              at: at.toISOString(),
            })),
            unsubscribe: this.links.of(personId, 'digest'),
          },
        },
        manager,
      );
    });
  }
}
