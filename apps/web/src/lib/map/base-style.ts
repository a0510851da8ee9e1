import type { AreaOutlines } from '@belvedere/contracts/areas';
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import { tokenColours } from '#lib/appearance.ts';

/** The source of the outlines in {@link baseStyle}; its features are promoted by code, for feature states. */
export const OUTLINES = 'outlines';
/** Layers of the outlines, from the ground up. What is laid over them goes before {@link OUTLINE_NAMES}. */
export const OUTLINE_FILL = 'outline-fill';
export const OUTLINE_NAMES = 'outline-names';

/** Names are drawn by the browser from this list of local fonts: there is no glyph server. */
export const LOCAL_FONT = ['Atkinson Next', 'Arial', 'sans-serif'];

const CHOSEN: ExpressionSpecification = ['boolean', ['feature-state', 'chosen'], false];
const HOVER: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];

/**
 * The map that needs no network: a ground, the outlines of areas and their names, in the colours of the page.
 * Features may carry the states `chosen` and `hover`. Call it again when {@link onAppearanceChange} says so.
 * @see https://maplibre.org/maplibre-style-spec/
 */
export function baseStyle(outlines?: AreaOutlines): StyleSpecification {
  const colour = tokenColours();
  return {
    version: 8,
    sources: {
      [OUTLINES]: {
        type: 'geojson',
        data: outlines ?? { type: 'FeatureCollection', features: [] },
        promoteId: 'code',
      },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colour.sunken } },
      {
        id: OUTLINE_FILL,
        type: 'fill',
        source: OUTLINES,
        paint: {
          'fill-color': ['case', CHOSEN, colour.accent, HOVER, colour.water, colour.surface],
          'fill-opacity': ['case', CHOSEN, 0.9, HOVER, 0.8, 0.7],
        },
      },
      {
        id: 'outline-line',
        type: 'line',
        source: OUTLINES,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': ['case', CHOSEN, colour.accent, HOVER, colour.ink, colour.control],
          'line-width': ['case', CHOSEN, 3, 1.5],
        },
      },
      {
        id: OUTLINE_NAMES,
        type: 'symbol',
        source: OUTLINES,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': LOCAL_FONT,
          'text-size': 14,
          'text-max-width': 7,
          'text-padding': 4,
        },
        paint: {
          'text-color': ['case', CHOSEN, colour['on-accent'], colour.ink],
          'text-halo-color': ['case', CHOSEN, colour.accent, colour.surface],
          'text-halo-width': 1.5,
        },
      },
    ],
  };
}
