import { z } from 'zod';
import { AreaCode, AreaKind, AreaName } from './areas.ts';
import { Campaign } from './campaigns.ts';
import { CollectionMode } from './responses.ts';
import { Day, LocalizedText, Slug } from './text.ts';

/** A count that may be told: respondents, and their share of the base (0 to 1). */
export const ShownFigure = z.strictObject({
  disclosure: z.literal('shown'),
  count: z.number().int().min(0),
  share: z.number().min(0).max(1),
});

/** A count that may not be told. There is no field here that could hold a number. */
export const WithheldFigure = z.strictObject({
  disclosure: z.literal('withheld'),
  /** `base`: too few respondents; `cell`: too few people in the cell, or it would give another one away. */
  reason: z.enum(['base', 'cell']),
});

export const Figure = z
  .discriminatedUnion('disclosure', [ShownFigure, WithheldFigure])
  .meta({ id: 'Figure' });
export type Figure = z.infer<typeof Figure>;

const ShownRow = z.strictObject({
  disclosure: z.literal('shown'),
  /** Respondents in this row who answered the question, n. */
  base: z.number().int().min(0),
  /** Too few respondents to lean on, though enough to be told. */
  thin: z.boolean(),
  headline: Figure,
  values: z.array(z.strictObject({ value: z.string(), figure: Figure })),
});
const WithheldRow = z.strictObject({ disclosure: z.literal('withheld'), reason: z.literal('base') });

/** One line of the table: an area, or the whole territory. */
export const FigureRow = z
  .discriminatedUnion('disclosure', [ShownRow, WithheldRow])
  .meta({ id: 'FigureRow' });
export type FigureRow = z.infer<typeof FigureRow>;

export const AreaFigures = z.object({ area: AreaName, row: FigureRow });
export type AreaFigures = z.infer<typeof AreaFigures>;

export const IndicatorTheme = z.enum(['employment', 'education', 'citizenship', 'equipment', 'collective']);
export type IndicatorTheme = z.infer<typeof IndicatorTheme>;

export const Choice = z.object({ value: z.string(), label: LocalizedText }).meta({ id: 'Choice' });
export type Choice = z.infer<typeof Choice>;

export const Indicator = z
  .object({
    slug: Slug,
    theme: IndicatorTheme,
    label: LocalizedText,
    /** The question as it was asked. */
    question: LocalizedText,
    /** How the headline figure is to be read: "sur 100 répondants, …". */
    reading: LocalizedText,
    values: z.array(Choice),
  })
  .meta({ id: 'Indicator' });
export type Indicator = z.infer<typeof Indicator>;

export const Reference = z.object({
  share: z.number().min(0).max(1),
  year: z.number().int(),
  source: z.string(),
  population: LocalizedText,
});
export type Reference = z.infer<typeof Reference>;

/** What the dashboard can be asked for a campaign. */
export const IndicatorCatalogue = z.object({
  campaign: Campaign,
  indicators: z.array(Indicator),
  ageBands: z.array(Choice),
  situations: z.array(Choice),
  areaKinds: z.array(AreaKind),
});
export type IndicatorCatalogue = z.infer<typeof IndicatorCatalogue>;

export const FigureQuery = z.object({
  areaKind: AreaKind.optional(),
  age: Slug.optional(),
  situation: Slug.optional(),
});
export type FigureQuery = z.infer<typeof FigureQuery>;

/** Figures of one indicator: the territory, each area of a kind, and those without a neighbourhood. */
export const IndicatorFigures = z.object({
  indicator: Indicator,
  areaKind: AreaKind,
  filters: z.object({ age: Slug.nullable(), situation: Slug.nullable() }),
  threshold: z.number().int(),
  territory: FigureRow,
  areas: z.array(AreaFigures),
  /** Answered, but said no neighbourhood or another one. */
  unlocated: FigureRow,
  /** The days between which the answers were given. */
  collected: z.object({ from: Day, to: Day }).nullable(),
  modes: z.array(CollectionMode),
  reference: Reference.nullable(),
});
export type IndicatorFigures = z.infer<typeof IndicatorFigures>;

export const AreaFigureList = z.object({
  area: AreaCode,
  campaign: Campaign.nullable(),
  figures: z.array(z.object({ indicator: Indicator, row: FigureRow, territory: FigureRow })),
});
export type AreaFigureList = z.infer<typeof AreaFigureList>;
