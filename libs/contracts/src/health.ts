import { z } from 'zod';

/** Sent with status 200 only when the database answers and every migration is done, otherwise with 503. */
export const Health = z.object({
  status: z.enum(['ready', 'unavailable']),
  database: z.enum(['embedded', 'server']),
  version: z.string(),
});
export type Health = z.infer<typeof Health>;
