import { FREQUENCIES, NOTIFICATION_KINDS, type NotificationKind } from '@belvedere/domain/notifications';
import { z } from 'zod';

const Kind = z.enum(Object.keys(NOTIFICATION_KINDS) as [NotificationKind, ...NotificationKind[]]);
const Frequency = z.enum(FREQUENCIES);

/** How soon a person wants to hear of each kind of thing. */
export const NotificationPreferences = z.object({ preferences: z.record(Kind, Frequency) });
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;

/** Changes some of them. */
export const ChoosePreferences = z.object({ preferences: z.partialRecord(Kind, Frequency) });
export type ChoosePreferences = z.infer<typeof ChoosePreferences>;

/** What a link of unsubscription stops: one kind of mail, or the digest. */
export const Unsubscription = z.object({ stops: Kind.or(z.literal('digest')) });
export type Unsubscription = z.infer<typeof Unsubscription>;

export const UnsubscribeQuery = z.object({ token: z.string().max(200) });
export type UnsubscribeQuery = z.infer<typeof UnsubscribeQuery>;
