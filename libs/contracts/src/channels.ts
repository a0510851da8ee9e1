import { z } from 'zod';
import { Line, Slug } from './text.ts';

/** How many, as whoever facilitates may know it. `withheld` has no field that could hold a number. */
export const RoughCount = z
  .discriminatedUnion('disclosure', [
    z.strictObject({ disclosure: z.literal('shown'), atLeast: z.int().positive() }),
    z.strictObject({ disclosure: z.literal('withheld'), reason: z.literal('base') }),
  ])
  .meta({ id: 'RoughCount' });
export type RoughCount = z.infer<typeof RoughCount>;

/** A link that is passed on, a place where a poster hangs, or a structure that hands it out. Never a person. */
export const ChannelKind = z.enum(['link', 'place', 'structure']);
export type ChannelKind = z.infer<typeof ChannelKind>;

const ChannelLabel = Line(80).min(1);

/** One way by which people come to a campaign. */
export const Channel = z
  .object({
    /** As it is written for people: "ACDE-FGHJ". */
    code: z.string(),
    kind: ChannelKind,
    label: z.string(),
    actor: z.object({ slug: Slug, name: z.string() }).nullable(),
    /** The page of the campaign, by this channel. */
    address: z.url(),
    /** Leads there; short enough to be copied from a poster. */
    shortAddress: z.url(),
    responses: RoughCount,
    /** It counts for nothing any more; what came by it before stays counted. */
    stopped: z.boolean(),
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

export const ChannelList = z.object({ channels: z.array(Channel) });
export type ChannelList = z.infer<typeof ChannelList>;

export const CreateChannel = z.strictObject({
  kind: ChannelKind,
  label: ChannelLabel,
  /** Who is on the map and holds it. */
  actor: Slug.optional(),
});
export type CreateChannel = z.infer<typeof CreateChannel>;

/** A better name, or an end that can be taken back: at least one of them. */
export const ChangeChannel = z
  .strictObject({ label: ChannelLabel, stopped: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Nothing to change');
export type ChangeChannel = z.infer<typeof ChangeChannel>;

/** Where a short address leads. */
export const ChannelTarget = z.object({ territory: Slug, campaign: Slug, code: z.string() });
export type ChannelTarget = z.infer<typeof ChannelTarget>;
