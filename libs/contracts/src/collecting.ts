import { z } from 'zod';
import { AreaCode, AreaName } from './areas.ts';
import { Campaign } from './campaigns.ts';
import { CollectionMode } from './responses.ts';
import { Line, LocalizedText, Slug } from './text.ts';

/** A device that goes from hand to hand: with somebody who asks, or by itself on a table. */
export const CollectingMode = CollectionMode.extract(['interviewer', 'kiosk']);
export type CollectingMode = z.infer<typeof CollectingMode>;

/** After how many seconds without a touch a kiosk asks whether somebody is there. */
export const IDLE = { least: 30, most: 600, usual: 90 } as const;

/** A collecting session to be made: who collects answers to which campaign, where, and until when. */
export const CreateCollectingSession = z.strictObject({
  campaign: Slug,
  mode: CollectingMode,
  place: Line(160).min(1),
  /** Who collects, as they call one another. */
  people: Line(300).default(''),
  /** How many answers are wanted, by neighbourhood. */
  targets: z
    .array(z.strictObject({ area: AreaCode, target: z.int().min(1).max(9999) }))
    .max(500)
    .refine((targets) => new Set(targets.map(({ area }) => area)).size === targets.length)
    .default([]),
  /** Its end, as a clock in France shows it: "2026-11-26T12:00". */
  ends: z.iso.datetime({ local: true }),
  idleAfterS: z.int().min(IDLE.least).max(IDLE.most).default(IDLE.usual),
});
export type CreateCollectingSession = z.input<typeof CreateCollectingSession>;

/**
 * A collecting session as those who facilitate see it. What came of it is told for the whole session only: by
 * neighbourhood, a morning's answers would tell who gave which. The total is exact, so that none is missed (ADR 15).
 */
export const CollectingSession = z
  .object({
    id: z.uuid(),
    campaign: z.object({ slug: Slug, title: LocalizedText }),
    mode: CollectingMode,
    place: z.string(),
    people: z.string().nullable(),
    endsAt: z.iso.datetime(),
    /** `over`: its time has come; `ended`: somebody ended it; `lost`: its device is not in our hands any more. */
    state: z.enum(['open', 'over', 'ended', 'lost']),
    received: z.int(),
    /** Came after somebody had ended it, or after the campaign; to be decided. */
    held: z.int(),
  })
  .meta({ id: 'CollectingSession' });
export type CollectingSession = z.infer<typeof CollectingSession>;

export const CollectingSessions = z.object({ sessions: z.array(CollectingSession) });
export type CollectingSessions = z.infer<typeof CollectingSessions>;

const Target = z.object({ area: AreaName, target: z.int() });

/** One session, with what opens it on a device. */
export const CollectingSessionDetail = CollectingSession.extend({
  targets: z.array(Target),
  idleAfterS: z.int(),
  /** The page that a device opens; the square code leads there. */
  address: z.url(),
}).meta({ id: 'CollectingSessionDetail' });
export type CollectingSessionDetail = z.infer<typeof CollectingSessionDetail>;

/** Ends a session. When its device is lost, what waits on it can never be read again, by anybody. */
export const EndCollectingSession = z.strictObject({ lost: z.boolean().default(false) });
export type EndCollectingSession = z.infer<typeof EndCollectingSession>;

/** A session as the device that opens it needs it; nothing of who collects. */
export const OpenedCollectingSession = z
  .object({
    territory: Slug,
    campaign: Campaign,
    mode: CollectingMode,
    place: z.string(),
    endsAt: z.iso.datetime(),
    targets: z.array(Target),
    idleAfterS: z.int(),
  })
  .meta({ id: 'OpenedCollectingSession' });
export type OpenedCollectingSession = z.infer<typeof OpenedCollectingSession>;

/** The half of the device's key that stays with the server; the other half is the PIN, which never leaves the device. */
export const KeyShare = z.object({ share: z.string() });
export type KeyShare = z.infer<typeof KeyShare>;
