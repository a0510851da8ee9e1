import { z } from 'zod';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** A time of the week at which an actor receives people. `weekday` as in ISO 8601: 1 is Monday; times are local. */
export const OpeningPeriod = z.object({
  weekday: z.number().int().min(1).max(7),
  opens: Time,
  closes: Time,
});
export type OpeningPeriod = z.infer<typeof OpeningPeriod>;
