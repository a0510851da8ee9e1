import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { SLEEP_NOTICE_DAYS } from '@belvedere/domain/retention';
import { Sql } from '../../database/sql.ts';
import { MailService } from '../../mail/mail.service.ts';
import { AccountGone, ErasureImpossible } from '../erase/erase.errors.ts';
import { EraseService } from '../erase/erase.service.ts';
import { RetentionQueries } from './retention.queries.ts';

/** Its owner signed in, or it is kept for longer, since it was looked for. */
class AwakeAgain extends Error {}

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

  /**
   * Tells whoever is to be told, and erases whoever was told and did not come back. What was read of all of them may be
   * hours old when it comes to the last: each is looked at again, with nobody signing in meanwhile.
   */
  async apply(signal?: AbortSignal): Promise<void> {
    for (const sleeper of await this.queries.sleepers(SLEEP_NOTICE_DAYS, null)) {
      if (signal?.aborted) return;
      if (sleeper.goes) await this.erase(sleeper.id);
      else if (!sleeper.told) await this.tell(sleeper.id);
    }
  }

  private async tell(id: string): Promise<void> {
    await this.sql.transaction(async (manager) => {
      const sleeper = await this.queries.stillAsleep(SLEEP_NOTICE_DAYS, id, manager);
      // They came back, or another process has told them.
      if (!sleeper || sleeper.told) return;
      const { email: to, language, goesOn } = sleeper;
      const mail = randomUUID();
      await this.mail.queue(
        { id: mail, to, language, template: 'account-asleep', data: { signIn: '/connexion', goesOn } },
        manager,
      );
      await this.queries.told(id, mail, manager);
    });
  }

  private async erase(id: string): Promise<void> {
    try {
      await this.erasing.erase(id, 'asleep', async (manager) => {
        const sleeper = await this.queries.stillAsleep(SLEEP_NOTICE_DAYS, id, manager);
        if (!sleeper?.goes) throw new AwakeAgain();
      });
    } catch (error) {
      if (error instanceof AwakeAgain) return;
      // Somebody must first take over what they alone do; or they are gone already.
      if (!(error instanceof ErasureImpossible || error instanceof AccountGone)) throw error;
      this.logger.warn(`An account that sleeps is kept: ${error.message}`);
    }
  }
}
