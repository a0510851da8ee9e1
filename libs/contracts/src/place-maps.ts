import { z } from 'zod';
import { AreaName } from './areas.ts';
import { Campaign } from './campaigns.ts';
import { Choice, Figure, ShownFigure, WithheldFigure } from './indicators.ts';
import { CollectionMode } from './responses.ts';
import { Day, LocalizedText } from './text.ts';

/** The name of a map question in its survey. */
export const MapQuestionName = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
export type MapQuestionName = z.infer<typeof MapQuestionName>;

/** `hexagon`: cells of about `metres` from side to side; `neighbourhood`: areas, where the survey keeps no more. */
export const PlaceCells = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hexagon'), metres: z.int() }),
  z.object({ kind: z.literal('neighbourhood') }),
]);
export type PlaceCells = z.infer<typeof PlaceCells>;

export const MapQuestion = z
  .object({ name: MapQuestionName, title: LocalizedText, cells: PlaceCells })
  .meta({ id: 'MapQuestion' });
export type MapQuestion = z.infer<typeof MapQuestion>;

/** The map questions of a campaign. */
export const MapQuestionList = z.object({ campaign: Campaign, questions: z.array(MapQuestion) });
export type MapQuestionList = z.infer<typeof MapQuestionList>;

/** @see https://www.rfc-editor.org/rfc/rfc7946#section-3.1.6 */
const Polygon = z.object({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))),
});

/**
 * - `hexagon`: one of a grid; `area`: where its middle lies. Only those of which the figure is told are: an outline
 *   without one would say that somebody was there, and a row of them which way they went.
 * - `elsewhere`: all other hexagons together, whether somebody showed a place in them or not.
 * - `neighbourhood`: one of the territory; `outside`: in none.
 * - `area-only`: of a question with hexagons, places given by the name of their neighbourhood alone.
 */
export const PlaceCell = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('hexagon'), id: z.string(), figure: ShownFigure },
    ...{ area: AreaName.nullable(), geometry: Polygon },
  }),
  z.object({ kind: z.literal('neighbourhood'), id: z.string(), figure: Figure, area: AreaName }),
  z.object({ kind: z.literal('elsewhere'), id: z.literal('elsewhere'), figure: WithheldFigure }),
  z.object({ kind: z.enum(['outside', 'area-only']), id: z.string(), figure: Figure }),
]);
export type PlaceCell = z.infer<typeof PlaceCell>;

/**
 * What people said of the places that they showed, over the whole territory: a closed question about each, every person
 * counted once in a choice that they gave for at least one place. What they wrote freely is told nowhere.
 */
export const SaidOfPlaces = z
  .object({
    /** The name of the question about a place. */
    name: z.string(),
    title: LocalizedText,
    figures: z.discriminatedUnion('disclosure', [
      z.strictObject({
        disclosure: z.literal('shown'),
        /** Respondents who answered it for at least one place, n. */
        base: z.int(),
        /** In the order of the question, as far as each is told. */
        values: z.array(z.object({ choice: Choice, figure: Figure })),
      }),
      z.strictObject({ disclosure: z.literal('withheld'), reason: z.literal('base') }),
    ]),
  })
  .meta({ id: 'SaidOfPlaces' });
export type SaidOfPlaces = z.infer<typeof SaidOfPlaces>;

/** How many people showed each place: respondents, not places. Too few of them: there is nothing but that. */
export const PlaceMap = z.object({
  question: MapQuestion,
  threshold: z.int(),
  /** The days between which the answers were given. */
  collected: z.object({ from: Day, to: Day }).nullable(),
  modes: z.array(CollectionMode),
  figures: z.discriminatedUnion('disclosure', [
    z.strictObject({
      disclosure: z.literal('shown'),
      /** Respondents who showed at least one place, n. */
      base: z.int(),
      /** Cells in which somebody did, as far as that is told. */
      cells: z.array(PlaceCell),
    }),
    z.strictObject({ disclosure: z.literal('withheld'), reason: z.literal('base') }),
  ]),
  said: z.array(SaidOfPlaces),
});
export type PlaceMap = z.infer<typeof PlaceMap>;
