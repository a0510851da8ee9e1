import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Sql } from '../../database/sql.ts';

const Counted = z.object({ attempts: z.number(), retryAfter: z.number() });

@Injectable()
export class AttemptsQueries {
  constructor(private readonly sql: Sql) {}

  /**
   * Counts one more attempt, from one when the window is over; what nobody counts any longer is forgotten.
   * @param window in seconds
   */
  async count(key: string, window: number): Promise<z.infer<typeof Counted>> {
    const counted = await this.sql.row(
      Counted,
      `WITH forgotten AS (
         DELETE FROM auth.attempt WHERE since < now() - interval '1 day' AND key <> $1
       )
       INSERT INTO auth.attempt AS a (key, attempts, since) VALUES ($1, 1, now())
       ON CONFLICT (key) DO UPDATE
         SET attempts = CASE WHEN a.since <= now() - make_interval(secs => $2) THEN 1 ELSE a.attempts + 1 END,
             since = CASE WHEN a.since <= now() - make_interval(secs => $2) THEN now() ELSE a.since END
       RETURNING attempts, greatest(1, ceil(extract(epoch FROM since + make_interval(secs => $2) - now())))::int AS "retryAfter"`,
      [key, window],
    );
    return counted!;
  }

  /** Takes one attempt back. */
  takeBack(key: string): Promise<void> {
    return this.sql.run('UPDATE auth.attempt SET attempts = attempts - 1 WHERE key = $1 AND attempts > 0', [
      key,
    ]);
  }
}
