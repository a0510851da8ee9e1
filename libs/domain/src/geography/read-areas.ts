import { z } from 'zod';
import { type AreaFields, chooseFields, missingFields } from './area-fields.ts';
import { faultTexts } from './coordinates.ts';
import { foreignSystem } from './reference-system.ts';
import { codeOf, readFeature, type ReadArea, type RefusedFeature } from './read-feature.ts';

/** What a file of areas contains. */
export interface AreaFile {
  /** Which properties were read as what. */
  fields: AreaFields;
  areas: ReadArea[];
  refused: RefusedFeature[];
}

/** The file as a whole cannot be read as areas. `message` is one French sentence. */
export class UnreadableAreas extends Error {
  readonly code:
    | 'not-geojson'
    | 'no-feature'
    | 'wrong-srid'
    | 'swapped'
    | 'outside-france'
    | 'missing-field'
    | 'missing-code';

  constructor(code: UnreadableAreas['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.unknown().optional(),
});
const FeatureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()),
  crs: z.unknown().optional(),
});

/**
 * Reads a GeoJSON FeatureCollection as areas. Features that cannot be areas are listed, each with its reason; what
 * only needed its rings wound or closed is repaired. Coordinates come out as longitude, latitude in degrees.
 * @param asked names of the properties to read, where the usual ones will not do
 * @param only codes of the areas wanted; the rest of the file is not looked at
 * @throws UnreadableAreas when nothing of the file can be used
 * @see https://www.rfc-editor.org/rfc/rfc7946
 */
export function readAreas(
  input: unknown,
  asked: Partial<Record<keyof AreaFields, string | undefined>> = {},
  only?: readonly string[],
): AreaFile {
  const collection = FeatureCollection.safeParse(input);
  if (!collection.success)
    throw new UnreadableAreas('not-geojson', 'Ce fichier n’est pas une FeatureCollection GeoJSON.');
  const { features, crs } = collection.data;
  const system = foreignSystem(crs);
  if (system !== null)
    throw new UnreadableAreas(
      'wrong-srid',
      `Ce fichier déclare le système de coordonnées « ${system} » : reprojetez-le en WGS 84 (EPSG:4326).`,
    );
  if (features.length === 0) throw new UnreadableAreas('no-feature', 'Ce fichier ne contient aucun contour.');

  const parsed = features.map((feature) => Feature.safeParse(feature).data ?? null);
  const properties = parsed.map((feature) => feature?.properties ?? {});
  const fields = chooseFields(properties, asked);
  const missing = missingFields(properties, fields);
  if (missing.length > 0)
    throw new UnreadableAreas(
      'missing-field',
      `Aucun contour de ce fichier n’a la propriété « ${missing.join(' », « ')} ». Propriétés présentes : ${Object.keys(properties[0] ?? {}).join(', ') || 'aucune'}.`,
    );

  const wanted = parsed
    .map((feature, index) => ({ feature, index, code: feature && codeOf(feature.properties ?? {}, fields) }))
    .filter(({ code }) => only === undefined || (code !== null && only.includes(code)));
  const absent = only?.filter((code) => !wanted.some((one) => one.code === code)) ?? [];
  if (absent.length > 0)
    throw new UnreadableAreas(
      'missing-code',
      `Ce fichier n’a pas de contour de code « ${absent.join(' », « ')} ».`,
    );
  const read = wanted.map(({ feature, index }) =>
    readFeature(
      feature && { properties: feature.properties ?? {}, geometry: feature.geometry },
      index,
      fields,
    ),
  );
  const areas = read.filter((one) => 'geometry' in one);
  const refused = read.filter((one) => 'reason' in one);
  if (areas.length === 0) refuseWhole(refused);
  return { fields, ...withoutDuplicates(areas, refused) };
}

/** A file whose coordinates are all wrong in the same way is one mistake, not a hundred. */
function refuseWhole(refused: readonly RefusedFeature[]): void {
  const reasons = new Set(refused.map(({ reason }) => reason));
  const count = `${String(refused.length)} contour${refused.length > 1 ? 's' : ''} sur ${String(refused.length)}`;
  const [reason] = reasons;
  if (reasons.size !== 1) return;
  if (reason === 'projected') throw new UnreadableAreas('wrong-srid', `${count} : ${faultTexts.projected}.`);
  if (reason === 'swapped' || reason === 'outside-france')
    throw new UnreadableAreas(reason, `${count} : ${faultTexts[reason]}.`);
}

function withoutDuplicates(
  areas: ReadArea[],
  refused: RefusedFeature[],
): { areas: ReadArea[]; refused: RefusedFeature[] } {
  const byCode = Map.groupBy(areas, ({ code }) => code);
  const duplicates = areas
    .filter(({ code }) => byCode.get(code)!.length > 1)
    .map(({ code, name }): RefusedFeature => ({
      label: name,
      reason: 'duplicate-code',
      message: `le code « ${code} » est donné ${String(byCode.get(code)!.length)} fois dans ce fichier`,
    }));
  return {
    areas: areas.filter(({ code }) => byCode.get(code)!.length === 1),
    refused: [...refused, ...duplicates],
  };
}
