import { z } from 'zod';
import { Confirmation, CurrentPassword } from './accounts.ts';
import { LocalizedText } from './text.ts';

/** What becomes of one kind of thing when an account is erased. */
export const ErasureItem = z
  .object({
    what: LocalizedText,
    fate: z.enum(['erased', 'anonymised', 'kept']),
    /** How many; null for what cannot be counted, since nothing links it to the account. */
    count: z.number().int().nonnegative().nullable(),
    why: LocalizedText,
  })
  .meta({ id: 'ErasureItem' });
export type ErasureItem = z.infer<typeof ErasureItem>;

/** Why an account cannot be erased now; `names` are the groups or territories that would be left with nobody. */
export const ErasureObstacle = z.object({
  code: z.enum(['last-administrator', 'last-facilitator', 'demonstration-account']),
  names: z.array(z.string()),
});
export type ErasureObstacle = z.infer<typeof ErasureObstacle>;

/** What erasing my account would do, if I did it now. */
export const ErasurePlan = z
  .object({
    items: z.array(ErasureItem),
    obstacles: z.array(ErasureObstacle),
    confirmation: Confirmation,
  })
  .meta({ id: 'ErasurePlan' });
export type ErasurePlan = z.infer<typeof ErasurePlan>;

export const EraseAccount = z.strictObject({
  /** Needed by whoever has one. */
  password: CurrentPassword.optional(),
});
export type EraseAccount = z.infer<typeof EraseAccount>;

/** What erasing my account did. */
export const ErasureReport = z
  .object({
    erasedAt: z.iso.datetime(),
    items: z.array(ErasureItem),
    /** Whether the same leaves by mail, for the last time. */
    mailed: z.boolean(),
  })
  .meta({ id: 'ErasureReport' });
export type ErasureReport = z.infer<typeof ErasureReport>;
