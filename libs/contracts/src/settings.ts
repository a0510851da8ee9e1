import { RETENTION, RETENTION_KINDS, type RetentionKind } from '@belvedere/domain/retention';
import { z } from 'zod';
import { LocalizedText } from './text.ts';

const months = (kind: RetentionKind) =>
  z.int().min(RETENTION[kind].least).max(RETENTION[kind].most).nullable();

/** After how many months each kind of thing goes by itself; null: never. */
export const Retention = z
  .strictObject({
    responses: months('responses'),
    contacts: months('contacts'),
    audit: months('audit'),
    accounts: months('accounts'),
  })
  .meta({ id: 'Retention' });
export type Retention = z.infer<typeof Retention>;

/** How a territory is run. */
export const TerritorySettings = z
  .strictObject({
    /** Whoever administers it needs a code besides the password; until they have one they are members. */
    administratorsNeedSecondFactor: z.boolean(),
    /** What members note in the field shows without waiting for somebody to review it. */
    membersPublishAtOnce: z.boolean(),
    retention: Retention,
  })
  .meta({ id: 'TerritorySettings' });
export type TerritorySettings = z.infer<typeof TerritorySettings>;

/** What would go tonight. */
export const RetentionPlan = z
  .object({
    items: z.array(
      z.object({
        kind: z.enum(RETENTION_KINDS),
        what: LocalizedText,
        count: z.int().nonnegative(),
      }),
    ),
  })
  .meta({ id: 'RetentionPlan' });
export type RetentionPlan = z.infer<typeof RetentionPlan>;
