import type { Position } from './shapes.ts';

/** Why positions cannot be longitudes and latitudes of a French territory. */
export type CoordinateFault = 'swapped' | 'projected' | 'outside-france';

type Box = readonly [west: number, south: number, east: number, north: number];

/** Generous boxes around every part of France, in degrees: they recognise a mistake, not a border. */
const FRANCE: readonly Box[] = [
  [-5.5, 41.2, 9.8, 51.3], // Europe
  [-63.3, 14.2, -60.7, 18.3], // Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
  [-55, 2, -51.4, 6], // Guyane
  [-56.7, 46.6, -56, 47.3], // Saint-Pierre-et-Miquelon
  [55, -21.6, 56, -20.7], // La Réunion
  [44.8, -13.2, 45.5, -12.5], // Mayotte
  [163, -23, 168.5, -19], // Nouvelle-Calédonie
  [-178.5, -14.6, -175.9, -13], // Wallis-et-Futuna
  [-155, -28.5, -134, -7.5], // Polynésie française
];

const inFrance = ([lon, lat]: Position): boolean =>
  FRANCE.some(([west, south, east, north]) => lon >= west && lon <= east && lat >= south && lat <= north);

const inDegrees = ([x, y]: Position): boolean => Math.abs(x) <= 180 && Math.abs(y) <= 180;

/**
 * Looks at positions that claim to be longitude then latitude.
 * `projected`: metres of a map projection; `swapped`: latitude first. None of the boxes above overlaps the mirror
 * image of another, so the answer is never a guess.
 */
export function faultOf(positions: readonly Position[]): CoordinateFault | null {
  if (!positions.every(inDegrees)) return 'projected';
  if (positions.every(inFrance)) return null;
  if (positions.every(([x, y]) => inFrance([y, x]))) return 'swapped';
  return 'outside-france';
}

/** What to tell about a fault, as the end of a sentence whose subject is plural coordinates. */
export const faultTexts: Readonly<Record<CoordinateFault, string>> = {
  swapped: 'latitude et longitude sont inversées : GeoJSON écrit la longitude d’abord',
  projected:
    'les coordonnées ne sont pas en degrés (probablement des mètres : Lambert-93, EPSG:2154) : reprojetez en WGS 84 (EPSG:4326)',
  'outside-france': 'les coordonnées ne tombent dans aucun territoire français',
};
