import { Theme } from '@belvedere/domain/actors';
import { Audience } from '@belvedere/domain/observations';
import { z } from 'zod';
import { ActorFilters } from './actors.ts';
import { AreaName } from './areas.ts';
import { Position } from './geography.ts';
import { several } from './several.ts';
import { Day, Slug } from './text.ts';

/** Where a page of observations begins: after the day and the row number of the last one of the page before. */
const After = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}\.\d{1,9}$/)
  .refine((text) => Day.safeParse(text.slice(0, 10)).success, 'no day');

export const ObservationFilters = ActorFilters.pick({ theme: true, area: true }).extend({
  audience: several(Audience),
  q: z
    .string()
    .max(100)
    .transform((text) => text.replace(/\p{Cc}+/gu, ' ').trim())
    .optional(),
});
export type ObservationFilters = z.infer<typeof ObservationFilters>;

export const ObservationQuery = ObservationFilters.extend({ after: After.optional() });
export type ObservationQuery = z.infer<typeof ObservationQuery>;

/** A photo that is shown; its address is `…/photos/{id}` of the territory. */
export const ShownPhoto = z.object({
  id: z.uuid(),
  /** What it shows, for whoever does not see it. */
  text: z.string(),
  width: z.int(),
  height: z.int(),
});
export type ShownPhoto = z.infer<typeof ShownPhoto>;

/** A usage seen in the field. Nothing of whoever saw it is here, nor anywhere public. */
export const Observation = z
  .object({
    slug: Slug,
    /** "Ici, on fait…" */
    practice: z.string(),
    tool: z.string().nullable(),
    audiences: z.array(Audience),
    theme: Theme,
    seenOn: Day,
    area: AreaName.nullable(),
    /** Within about 50 m. */
    position: Position.nullable(),
    photo: ShownPhoto.nullable(),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Observation' });
export type Observation = z.infer<typeof Observation>;

const Count = z.object({ value: z.string(), count: z.int() });

/** Those seen last come first. */
export const ObservationList = z.object({
  total: z.int(),
  observations: z.array(Observation),
  /** Where the next page begins; null on the last one. */
  next: After.nullable(),
  /** How many each choice would leave, the other filters kept. */
  facets: z.object({
    theme: z.array(Count),
    audience: z.array(Count),
    area: z.array(Count.extend({ label: z.string() })),
  }),
});
export type ObservationList = z.infer<typeof ObservationList>;

/** The latest of one area, and how many there are. */
export const AreaObservations = ObservationList.pick({ total: true, observations: true });
export type AreaObservations = z.infer<typeof AreaObservations>;

/** Where observations were seen, for a map; each place is a crossing of the grid that they are moved to. */
export const ObservationPlaces = z.object({
  places: z.array(
    z.object({
      position: Position,
      /** How many were seen there. */
      count: z.int(),
      /** The latest of them. */
      observations: z.array(Observation.pick({ slug: true, practice: true, seenOn: true })),
    }),
  ),
  /** How many say their area only, and are on no map. */
  elsewhere: z.int(),
});
export type ObservationPlaces = z.infer<typeof ObservationPlaces>;
