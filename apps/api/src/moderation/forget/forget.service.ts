import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { UNDO_DAYS } from '@belvedere/domain/moderation';
import { Jobs } from '../../jobs/jobs.ts';
import { MailService } from '../../mail/mail.service.ts';
import { ForgetQueries } from './forget.queries.ts';

/** Every night, forgets the addresses that have served: nobody can be told any more once a decision is final. */
@Injectable()
export class ForgetService {
  private readonly logger = new Logger(ForgetService.name);

  constructor(
    jobs: Jobs,
    private readonly queries: ForgetQueries,
    private readonly mail: MailService,
  ) {
    jobs.queue({
      name: 'proposal-contacts',
      job: z.object({}),
      handle: async () => void (await this.forget()),
      schedule: { cron: '20 3 * * *', timeZone: 'Europe/Paris' },
    });
  }

  /** @returns how many addresses */
  async forget(): Promise<number> {
    const forgotten = await this.queries.forget(UNDO_DAYS);
    // The answers that went to them hold them too.
    await this.mail.forget('proposal-answered', UNDO_DAYS);
    if (forgotten > 0) this.logger.log(`${String(forgotten)} addresses of proposers forgotten`);
    return forgotten;
  }
}
