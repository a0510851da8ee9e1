import { z } from 'zod';
import { ActionList, ActorSummary } from './actors.ts';
import { Area } from './areas.ts';
import { AreaFigureList } from './indicators.ts';
import { AreaObservations } from './observations.ts';

/** What is on offer in an area: actors that serve it, wherever they stand, and their actions. */
export const AreaOffer = z.object({
  actors: z.array(ActorSummary),
  actions: ActionList.shape.actions,
  /** Digital public spaces that stand in the area, or serve it from elsewhere. */
  digitalSpaces: z.object({ inside: z.number().int(), serving: z.number().int() }),
});
export type AreaOffer = z.infer<typeof AreaOffer>;

/** The neighbourhood's page: what residents say, what is observed, and what is on offer. */
export const Neighbourhood = z.object({
  area: Area,
  says: AreaFigureList,
  /** Usages seen there, the latest ones. */
  observed: AreaObservations,
  offer: AreaOffer,
  /** Other boundaries of the same place, earlier, later or of another kind. */
  related: z.array(Area),
});
export type Neighbourhood = z.infer<typeof Neighbourhood>;
