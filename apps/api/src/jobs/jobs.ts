import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Job, PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import { CONFIGURATION } from '../config/configuration.module.ts';
import type { Configuration } from '../config/environment.ts';
import { DatabaseUnavailable } from '../database/database-unavailable.ts';
import { explain } from '../database/explain.ts';
import { poolOf, transactionOf } from './boss-database.ts';
import type { Queue, Send } from './queue.ts';

/** How long a running job may go on once the process is asked to stop, before its signal aborts. */
const GRACE_MS = 1000;
const JOBS_AT_ONCE = 5;

/** Queues of jobs in the database. Several processes may take from one queue; each job goes to one of them at a time. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Jobs.name);
  private readonly queues: Queue<unknown>[] = [];
  private readonly running = new Set<Promise<unknown>>();
  private readonly stopping = new AbortController();
  private readonly boss: PgBoss;
  private started = false;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    source: DataSource,
  ) {
    this.boss = new PgBoss({
      db: poolOf(source),
      schema: 'pgboss',
      schedule: configuration.jobs,
      supervise: configuration.jobs,
      // What concerns large installations of pg-boss, and would only add statements to every minute of ours.
      registerInstance: false,
      monitorVacuum: false,
      reindex: false,
    });
    this.boss.on('error', (error) => this.logger.warn(`A job queue will catch up later: ${String(error)}`));
  }

  /** Declares a queue, before the application has started. @returns the way into it */
  queue<Work>(queue: Queue<Work>): Send<Work> {
    this.queues.push(queue as Queue<unknown>);
    return async (job, manager) => {
      // Before the start, or after the end, whoever sweeps up what waits will find it.
      if (!this.started) return;
      await this.boss.send(
        queue.name,
        job as object,
        manager?.queryRunner ? { db: transactionOf(manager.queryRunner) } : {},
      );
    };
  }

  /** @throws DatabaseUnavailable with one sentence, when the tables of the queues cannot be made */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.boss.start();
      for (const queue of this.queues) await this.open(queue);
    } catch (error) {
      throw new DatabaseUnavailable(explain(error));
    }
    this.started = true;
    if (this.configuration.jobs) for (const queue of this.queues) await this.work(queue);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.started = false;
    const cut = setTimeout(() => this.stopping.abort(new Error('stopping')), GRACE_MS);
    await this.boss.stop({ close: false, timeout: 2 * GRACE_MS });
    clearTimeout(cut);
    await Promise.allSettled(this.running);
  }

  private async open({ name, schedule }: Queue<unknown>): Promise<void> {
    await this.boss.createQueue(name, {
      // One that waits is enough of what comes by itself.
      policy: schedule ? 'short' : 'standard',
      retryLimit: 5,
      retryDelay: 10,
      retryBackoff: true,
      deleteAfterSeconds: 24 * 3600,
    });
    if (schedule && this.configuration.jobs)
      await this.boss.schedule(name, schedule.cron, {}, { tz: schedule.timeZone, missed: 'once' });
  }

  private async work(queue: Queue<unknown>): Promise<void> {
    await this.boss.work(
      queue.name,
      {
        batchSize: queue.schedule ? 1 : JOBS_AT_ONCE,
        burstWhenBatchFull: true,
        pollingIntervalSeconds: queue.schedule ? 5 : 1,
        perJobResults: true,
      },
      (jobs: Job<unknown>[]) => Promise.all(jobs.map((job) => this.perform(queue, job))),
    );
  }

  private async perform(queue: Queue<unknown>, { id, data, signal }: Job<unknown>) {
    const work = (async () =>
      queue.handle(queue.job.parse(data ?? {}), AbortSignal.any([signal, this.stopping.signal])))();
    this.running.add(work);
    try {
      await work;
      return { id, status: 'completed' as const };
    } catch (error) {
      this.logger.warn(`A job of « ${queue.name} » will be tried again: ${String(error)}`);
      return { id, status: 'failed' as const, output: { message: String(error) } };
    } finally {
      this.running.delete(work);
    }
  }
}
