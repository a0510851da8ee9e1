import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import type { Retention, RetentionPlan } from '@belvedere/contracts/settings';
import { MAIL_MONTHS } from '@belvedere/domain/retention';
import { AccountsService } from '../../accounts/accounts.service.ts';
import { AuditService, OPERATOR } from '../../audit/audit.service.ts';
import { Sql } from '../../database/sql.ts';
import { Jobs } from '../../jobs/jobs.ts';
import { MailService } from '../../mail/mail.service.ts';
import { SettingsService } from '../../settings/settings.service.ts';
import { PersonalDataService } from '../personal-data.service.ts';
import { RetentionQueries } from './retention.queries.ts';
import { SleepersService } from './sleepers.service.ts';

/** Lets go of what is older than each territory keeps it: every night, or at the wish of whoever runs the server. */
@Injectable()
export class RetentionService {
  private readonly logger = new Logger('retention');

  constructor(
    private readonly queries: RetentionQueries,
    private readonly held: PersonalDataService,
    private readonly settings: SettingsService,
    private readonly sleepers: SleepersService,
    private readonly accounts: AccountsService,
    private readonly audit: AuditService,
    private readonly mail: MailService,
    private readonly sql: Sql,
    jobs: Jobs,
  ) {
    jobs.queue({
      name: 'retention',
      job: z.object({}),
      handle: (_, signal) => this.apply(signal),
      schedule: { cron: '40 3 * * *', timeZone: 'Europe/Paris' },
    });
  }

  /** What would go of a territory tonight, if it were set so. Nothing is changed. */
  async plan(territoryId: number, retention: Retention): Promise<RetentionPlan> {
    const items: RetentionPlan['items'] = [];
    for (const retained of this.held.retained()) {
      const months = retention[retained.kind];
      if (months !== null)
        items.push({
          kind: retained.kind,
          what: retained.what,
          count: await this.queries.count(retained, territoryId, months),
        });
    }
    if (retention.accounts !== null) {
      const { told, gone } = await this.sleepers.count(territoryId, retention.accounts);
      items.push(
        { kind: 'accounts', what: { fr: 'Comptes prévenus', en: 'Accounts told' }, count: told },
        { kind: 'accounts', what: { fr: 'Comptes effacés', en: 'Accounts erased' }, count: gone },
      );
    }
    return { items };
  }

  /** Does it everywhere. Interrupted at any moment, what is left goes the next time. */
  async apply(signal?: AbortSignal): Promise<void> {
    for (const { id, settings } of await this.settings.lettingGo())
      for (const retained of this.held.retained()) {
        const months = settings.retention[retained.kind];
        if (signal?.aborted) return;
        if (months !== null)
          await this.sql.transaction(async (manager) => {
            const count = await this.queries.remove(retained, id, months, manager);
            if (count === 0) return;
            this.logger.log(`territory ${String(id)}: ${String(count)} × ${retained.what.en}`);
            await this.audit.record(
              {
                ...{ ...OPERATOR, territoryId: id, action: 'retention.apply' },
                subject: `territory:${String(id)}`,
                after: { what: retained.what.fr, count, months },
              },
              manager,
            );
          });
      }
    await this.sleepers.apply(signal);
    await this.mail.forgetStray(MAIL_MONTHS);
    await this.accounts.forgetSessions();
  }
}
