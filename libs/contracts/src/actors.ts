import { z } from 'zod';
import { AreaCode, AreaName } from './areas.ts';
import { Position } from './geography.ts';
import { several } from './several.ts';
import { Day, Slug } from './text.ts';
import { ActorKind, Service, Theme, OpeningPeriod } from '@belvedere/domain/actors';

/** The same filters for the list, the facets and the tiles: two views of one result. */
export const ActorFilters = z.object({
  q: z.string().trim().max(100).optional(),
  kind: several(ActorKind),
  theme: several(Theme),
  area: several(AreaCode),
  service: several(Service),
  open: z.enum(['now']).optional(),
});
export type ActorFilters = z.infer<typeof ActorFilters>;

export const ActorQuery = ActorFilters.extend({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type ActorQuery = z.infer<typeof ActorQuery>;

export const ActorSummary = z
  .object({
    slug: Slug,
    name: z.string(),
    kind: ActorKind,
    themes: z.array(Theme),
    services: z.array(Service),
    address: z.string().nullable(),
    commune: z.string(),
    /** Null when the actor has no place of its own. */
    position: Position.nullable(),
    areasServed: z.array(AreaName),
    openNow: z.boolean(),
    phone: z.string().nullable(),
  })
  .meta({ id: 'ActorSummary' });
export type ActorSummary = z.infer<typeof ActorSummary>;

const Count = z.object({ value: z.string(), count: z.number().int() });

/** How many actors each choice would leave, the other filters kept. */
export const ActorFacets = z.object({
  kind: z.array(Count),
  theme: z.array(Count),
  area: z.array(Count.extend({ label: z.string() })),
  service: z.array(Count),
  openNow: z.number().int(),
});
export type ActorFacets = z.infer<typeof ActorFacets>;

export const ActorList = z.object({
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
  actors: z.array(ActorSummary),
  facets: ActorFacets,
});
export type ActorList = z.infer<typeof ActorList>;

export const ActionState = z.enum(['planned', 'running', 'ended']);
export type ActionState = z.infer<typeof ActionState>;

/** Something actors do. */
export const Action = z
  .object({
    slug: Slug,
    title: z.string(),
    theme: Theme,
    summary: z.string(),
    audience: z.string(),
    place: z.string().nullable(),
    startsOn: Day.nullable(),
    endsOn: Day.nullable(),
    state: ActionState,
    holders: z.array(z.object({ slug: Slug, name: z.string() })),
  })
  .meta({ id: 'Action' });
export type Action = z.infer<typeof Action>;

export const ActionQuery = ActorFilters.pick({ theme: true, area: true });
export type ActionQuery = z.infer<typeof ActionQuery>;

export const ActionList = z.object({ actions: z.array(Action) });
export type ActionList = z.infer<typeof ActionList>;

export const Actor = ActorSummary.extend({
  otherNames: z.array(z.string()),
  presentation: z.string(),
  postcode: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  access: z.string().nullable(),
  opening: z.array(OpeningPeriod),
  sources: z.array(z.string()),
  checkedOn: Day.nullable(),
  demonstration: z.boolean(),
  actions: z.array(Action),
});
export type Actor = z.infer<typeof Actor>;
