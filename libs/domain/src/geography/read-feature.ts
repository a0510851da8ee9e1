import { codeFromName, normaliseCode } from './area-code.ts';
import type { AreaFields } from './area-fields.ts';
import { type OutlineFault, type OutlineRepair, readOutline } from './read-outline.ts';
import type { MultiPolygon } from './shapes.ts';

/** An area as a file gives it. */
export interface ReadArea {
  code: string;
  name: string;
  /** Inhabitants; null when the file does not say. */
  population: number | null;
  geometry: MultiPolygon;
  repairs: OutlineRepair[];
}

/** A feature that cannot be an area. `message` is the end of a French sentence about it. */
export interface RefusedFeature {
  /** The name of the feature, else its code, else its place in the file. */
  label: string;
  reason: OutlineFault | 'not-a-feature' | 'no-name' | 'no-code' | 'bad-population' | 'duplicate-code';
  message: string;
}

interface GivenFeature {
  properties: Readonly<Record<string, unknown>>;
  geometry: unknown;
}

function text(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return String(value).trim().normalize('NFC').replaceAll(/\s+/g, ' ') || null;
}

/** Estimates come with decimals, and French files with decimal commas and spaces. Not a number: cannot be read. */
function population(value: unknown): number | null {
  if (value === undefined || value === null || value === '') return null;
  return Math.round(
    Number(typeof value === 'string' ? value.replaceAll(/\s/g, '').replace(',', '.') : value),
  );
}

/** The area code of a feature, from its own code or else from its name; null when neither makes one. */
export function codeOf(properties: GivenFeature['properties'], fields: AreaFields): string | null {
  const given = fields.code === null ? null : text(properties[fields.code]);
  if (given !== null) return normaliseCode(given);
  const name = fields.name === null ? null : text(properties[fields.name]);
  return name === null ? null : codeFromName(name);
}

/** Reads one feature of a file; `index` counts from 0 and names what has no name. */
export function readFeature(
  feature: GivenFeature | null,
  index: number,
  fields: AreaFields,
): ReadArea | RefusedFeature {
  const place = `contour n° ${String(index + 1)}`;
  if (!feature)
    return {
      label: place,
      reason: 'not-a-feature',
      message: 'ce n’est pas un objet GeoJSON de type Feature',
    };
  const value = (field: string | null): unknown => (field === null ? null : feature.properties[field]);
  const givenCode = text(value(fields.code));
  const name = text(value(fields.name));
  const label = name ?? givenCode ?? place;
  if (!name) return { label, reason: 'no-name', message: 'il n’a pas de nom' };
  const code = codeOf(feature.properties, fields);
  if (!code)
    return {
      label,
      reason: 'no-code',
      message: `son code « ${givenCode ?? name} » ne peut pas servir : 40 lettres, chiffres ou tirets au plus`,
    };
  const inhabitants = population(value(fields.population));
  if (inhabitants !== null && !(inhabitants >= 0))
    return {
      label,
      reason: 'bad-population',
      message: `sa population « ${String(value(fields.population))} » n’est pas un nombre d’habitants`,
    };
  const reading = readOutline(feature.geometry);
  if ('fault' in reading) return { label, reason: reading.fault, message: reading.message };
  return { code, name, population: inhabitants, geometry: reading.outline, repairs: reading.repairs };
}
