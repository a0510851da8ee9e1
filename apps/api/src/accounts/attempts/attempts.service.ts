import { Injectable } from '@nestjs/common';
import { ServerSecret } from '../../config/secret.ts';
import { TooManyAttempts } from '../auth/auth.errors.ts';
import { AttemptsQueries } from './attempts.queries.ts';
import { networkOf } from './network-of.ts';

/** At most `max` attempts in `window` seconds. */
export interface Limit {
  window: number;
  max: number;
}

/** Guesses at a secret. */
export const GUESSES: Limit = { window: 60, max: 5 };
/** Each puts a mail in somebody's box. */
export const MAILS: Limit = { window: 600, max: 5 };

/**
 * Counts what is tried from one address, across restarts and processes. The address is never stored: the key is an HMAC
 * of address and path under the server's secret, and is forgotten within a day.
 */
@Injectable()
export class Attempts {
  constructor(
    private readonly queries: AttemptsQueries,
    private readonly secret: ServerSecret,
  ) {}

  /** Counts one more. @returns after how many seconds to try again, or null when it is within the limit */
  async count(address: string, path: string, { window, max }: Limit): Promise<number | null> {
    const { attempts, retryAfter } = await this.queries.count(this.keyOf(address, path), window);
    return attempts <= max ? null : retryAfter;
  }

  /** What succeeded does not count: a room full of people may sign in at the same moment. */
  forgive(address: string, path: string): Promise<void> {
    return this.queries.takeBack(this.keyOf(address, path));
  }

  /** Counts one more of what is limited. @throws TooManyAttempts */
  async within(address: string, path: string, limit: Limit): Promise<void> {
    const wait = await this.count(address, path, limit);
    if (wait !== null) throw new TooManyAttempts(wait);
  }

  /** Tries what may be a guess at a secret: only what fails counts. @throws TooManyAttempts, and what `work` throws */
  async guess<Result>(
    address: string,
    path: string,
    limit: Limit,
    work: () => Promise<Result>,
  ): Promise<Result> {
    await this.within(address, path, limit);
    const result = await work();
    await this.forgive(address, path);
    return result;
  }

  private keyOf(address: string, path: string): string {
    return this.secret.sign('attempt', `${networkOf(address)}|${path}`);
  }
}
