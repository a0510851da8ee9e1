import { Injectable, Logger } from '@nestjs/common';
import { SLEEP_NOTICE_DAYS } from '@belvedere/domain/retention';
import { Sql } from '../../database/sql.ts';
import { MailService } from '../../mail/mail.service.ts';
import { AccountGone, ErasureImpossible } from '../erase/erase.errors.ts';
import { EraseService } from '../erase/erase.service.ts';
import { RetentionQueries, type Sleeper } from './retention.queries.ts';

/** Accounts with which nobody signs in any more: their owners are told first, and erased a month later. */
@Injectable()
export class SleepersService {
  private readonly logger = new Logger('retention');

  constructor(
    private readonly queries: RetentionQueries,
    private readonly erasing: EraseService,
    private readonly mail: MailService,
    private readonly sql: Sql,
  ) {}

  /** How many would be told, or would go, if a territory set this. */
  async count(territoryId: number, months: number): Promise<{ told: number; gone: number }> {
    const found = await this.queries.sleepers(SLEEP_NOTICE_DAYS, { territoryId, months });
    return {
      told: found.filter(({ told }) => !told).length,
      gone: found.filter(({ goes }) => goes).length,
    };
  }

  /** Tells whoever is to be told, and erases whoever was told and did not come back. */
  async apply(signal?: AbortSignal): Promise<void> {
    for (const sleeper of await this.queries.sleepers(SLEEP_NOTICE_DAYS, null)) {
      if (signal?.aborted) return;
      if (sleeper.goes) await this.erase(sleeper);
      else if (!sleeper.told) await this.tell(sleeper);
    }
  }

  private async tell({ id, email: to, language, goesOn }: Sleeper): Promise<void> {
    await this.sql.transaction(async (manager) => {
      if (!(await this.queries.told(id, manager))) return;
      await this.mail.queue(
        { to, language, template: 'account-asleep', data: { signIn: '/connexion', goesOn } },
        manager,
      );
    });
  }

  private async erase({ id }: Sleeper): Promise<void> {
    try {
      await this.erasing.erase(id, 'asleep');
    } catch (error) {
      // Somebody must first take over what they alone do; or they are gone already.
      if (!(error instanceof ErasureImpossible || error instanceof AccountGone)) throw error;
      this.logger.warn(`An account that sleeps is kept: ${error.message}`);
    }
  }
}
