import { setImmediate } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LARGEST_BATCH } from '@belvedere/contracts/responses';
import { ResponseAlreadyGiven } from './responses.errors.ts';
import { type NewResponse, ResponsesQueries } from './responses.queries.ts';

/** The outcome of storing one response. */
export interface Stored {
  /** False when these very answers were stored before. */
  created: boolean;
  /** The receipt that was given first. */
  receipt: string;
}

interface Waiting {
  response: NewResponse;
  resolve: (stored: Stored) => void;
  reject: (error: unknown) => void;
}

/** As many as a batch holds: while one is stored, the next is read. */
const MOST_AT_ONCE = LARGEST_BATCH;

/**
 * Stores responses; those that arrive while a statement runs share the next one. Under load one commit to disk then
 * serves many people, and each is told so only after that commit. Alone, a response is stored at once.
 */
@Injectable()
export class ResponseWriter implements BeforeApplicationShutdown {
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;

  constructor(private readonly queries: ResponsesQueries) {}

  /** @throws ResponseAlreadyGiven when other answers are stored under this id */
  write(response: NewResponse): Promise<Stored> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ response, resolve, reject });
      this.next();
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    while (this.running) await this.running;
  }

  private next(): void {
    if (this.waiting.length === 0 || this.running) return;
    this.running = this.storeWaiting().finally(() => {
      this.running = null;
      this.next();
    });
  }

  private async storeWaiting(): Promise<void> {
    // Those of one request, read one after another, go together.
    await setImmediate();
    // What came meanwhile goes at once: the database does not wait until the others have been answered.
    while (this.waiting.length > 0) await this.store(this.waiting.splice(0, MOST_AT_ONCE));
  }

  private async store(batch: Waiting[]): Promise<void> {
    try {
      await this.storeTogether(batch);
    } catch (error) {
      // One that the database refuses must not take the others with it.
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await this.store([one]);
    }
  }

  private async storeTogether(batch: Waiting[]): Promise<void> {
    const responses = batch.map(({ response }) => response);
    if ((await this.queries.store(responses)) === batch.length) {
      for (const { response, resolve } of batch) resolve({ created: true, receipt: response.receipt });
      return;
    }
    // Some were sent before, or stand twice in this batch: what is stored now tells which of them was the first.
    const known = new Map((await this.queries.known(responses)).map((row) => [row.sent, row]));
    for (const { response, resolve, reject } of batch) {
      const { receipt, same } = known.get(response.receipt) ?? {};
      if (receipt !== undefined && same) resolve({ created: receipt === response.receipt, receipt });
      else reject(new ResponseAlreadyGiven());
    }
  }
}
