import { Inject, Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { CONFIGURATION } from '../config/configuration.module.ts';
import type { Configuration } from '../config/environment.ts';
import { PublicAddress } from '../config/public-address.ts';
import { Jobs } from '../jobs/jobs.ts';
import type { Send } from '../jobs/queue.ts';
import { backOffMs, MOST_ATTEMPTS } from './back-off.ts';
import { type Claimed, MailQueries } from './mail.queries.ts';
import { LONGEST_MS, type Outcome, Smtp } from './smtp.ts';
import { FLEETING, findTemplate } from './templates/index.ts';
import { writeMail } from './write-mail.ts';

/** Longer than any conversation: a mail whose sender died is free again after that. */
const HELD_SECONDS = (2 * LONGEST_MS) / 1000;
const MOST_AT_ONCE = 4;

const MailToDeliver = z.object({ id: z.uuid() });

/**
 * Hands the mails of the outbox to the SMTP server: each at least once. A process that dies between the server's
 * answer and our writing it down leaves a mail that is sent again; its Message-ID is the same, so that the recipient's
 * server can tell. Without SMTP_URL, mails wait.
 */
@Injectable()
export class DeliveryService {
  /** Asks for a mail to be delivered soon. Only for speed: whatever waits is found every minute. */
  readonly soon: Send<{ id: string }>;
  private readonly logger = new Logger(DeliveryService.name);
  private readonly smtp: Smtp | null;

  constructor(
    private readonly queries: MailQueries,
    private readonly address: PublicAddress,
    jobs: Jobs,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    const { smtpUrl, mailFrom } = configuration;
    this.smtp = smtpUrl && mailFrom ? new Smtp(smtpUrl, mailFrom) : null;
    this.soon = jobs.queue({
      name: 'mail',
      job: MailToDeliver,
      handle: async ({ id }, signal) => void (await this.deliver(id, signal)),
    });
    jobs.queue({
      name: 'mail-due',
      job: z.object({}),
      schedule: { cron: '* * * * *', timeZone: 'UTC' },
      handle: (_job, signal) => this.deliverDue(signal),
    });
  }

  /** Whether mails leave at all. */
  get possible(): boolean {
    return this.smtp !== null;
  }

  /** Delivers every mail that is due; leaves the rest for later when the server cannot be used at all. */
  async deliverDue(signal: AbortSignal): Promise<void> {
    for (const name of FLEETING) await this.queries.forget(name, this.configuration.mailMaxAgeDays);
    if (!this.smtp) return;
    await this.queries.expire(this.configuration.mailMaxAgeDays);
    for (;;) {
      const ids = await this.queries.due(MOST_AT_ONCE);
      if (ids.length === 0 || signal.aborted) return;
      const outcomes = await Promise.all(ids.map((id) => this.deliver(id, signal)));
      // Others are at them, or they have just become too old.
      if (outcomes.every((outcome) => outcome === null)) return;
      if (outcomes.some((outcome) => outcome?.kind === 'later' && outcome.everyMail)) {
        this.logger.warn('The SMTP server cannot be used now: mails wait.');
        return;
      }
    }
  }

  /** Delivers one mail, unless it is not due or somebody else is at it. */
  async deliver(id: string, signal: AbortSignal): Promise<Outcome | null> {
    if (!this.smtp) return null;
    const mail = await this.queries.claim(id, HELD_SECONDS, this.configuration.mailMaxAgeDays);
    if (!mail) return null;
    const template = findTemplate(mail.template);
    const outcome = await this.send(mail, this.smtp, signal);
    const over = outcome.kind === 'taken' || outcome.kind === 'refused' || mail.attempts >= MOST_ATTEMPTS;
    if (over && template?.fleeting) await this.queries.remove(mail.id);
    else if (outcome.kind === 'taken') await this.queries.sent(mail.id, template?.secret ?? true);
    else await this.keep(mail, outcome);
    return outcome;
  }

  private async send(mail: Claimed, smtp: Smtp, signal: AbortSignal): Promise<Outcome> {
    const template = findTemplate(mail.template);
    const data = template?.data.safeParse(mail.data);
    // Queued by another version of ours: this one cannot write it, and says so rather than lose it.
    if (!template || !data?.success)
      return { kind: 'refused', reason: `Ce modèle de courriel n’est plus connu\u00a0: ${mail.template}` };
    const content = template.write[mail.language](data.data);
    const written = writeMail(content, mail.language, this.address.origin);
    return smtp.send({ ...written, id: mail.id, recipient: mail.recipient, date: mail.queuedAt }, signal);
  }

  private async keep(
    { id, attempts, template }: Claimed,
    outcome: Exclude<Outcome, { kind: 'taken' }>,
  ): Promise<void> {
    const final = outcome.kind === 'refused' || attempts >= MOST_ATTEMPTS;
    // The reason may name the recipient, and logs are kept by others: it is read on screen.
    if (final) this.logger.warn(`Mail ${id} (${template}) is given up.`);
    if (final) await this.queries.dead(id, attempts, outcome.reason);
    else await this.queries.failed(id, attempts, backOffMs(attempts) / 1000, outcome.reason);
  }
}
