import type { EntityManager } from 'typeorm';
import type { z } from 'zod';

/** Work that is done later, by any process, and survives a restart. */
export interface Queue<Job> {
  name: string;
  job: z.ZodType<Job>;
  /**
   * Does one job. It may be called twice for the same job, and at once in several processes: doing it again must harm
   * nothing. When `signal` aborts, the process is about to stop: leave off where it can be taken up again.
   * A job whose handler throws is tried again a few times.
   */
  handle: (job: Job, signal: AbortSignal) => Promise<void>;
  /** An empty job that comes by itself; once only, if several were missed while no process ran. */
  schedule?: { cron: string; timeZone: string };
}

/** Adds a job to a queue; with the manager of a transaction, if and only if that is committed. */
export type Send<Job> = (job: Job, manager?: EntityManager) => Promise<void>;
