import { z } from 'zod';
import { AreaKind } from './areas.ts';
import { Bounds } from './geography.ts';
import { Slug } from './text.ts';

/** A town or group of towns with its own observatory. */
export const Territory = z
  .object({
    slug: Slug,
    name: z.string(),
    communes: z.array(z.string()),
    /** True when organisations, outlines and answers are invented for the demonstration. */
    demonstration: z.boolean(),
    /** Fewer respondents than this, and a figure is withheld. */
    disclosureThreshold: z.number().int(),
    bounds: Bounds,
    areaKinds: z.array(AreaKind),
    openCampaigns: z.number().int(),
    actors: z.number().int(),
  })
  .meta({ id: 'Territory' });
export type Territory = z.infer<typeof Territory>;

export const TerritoryList = z.object({ territories: z.array(Territory) });
export type TerritoryList = z.infer<typeof TerritoryList>;

/** What every page needs to know of this installation. */
export const Site = z.object({
  /** MapLibre style address, or null for the style that needs no network. */
  basemapStyle: z.url().nullable(),
  geocoder: z.boolean(),
});
export type Site = z.infer<typeof Site>;
