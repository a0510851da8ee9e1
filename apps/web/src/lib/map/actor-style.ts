import type { AreaOutlines } from '@belvedere/contracts/areas';
import type {
  ExpressionSpecification,
  LayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { tokenColours } from '#lib/appearance.ts';
import { baseStyle, LOCAL_FONT, OUTLINE_FILL, OUTLINE_NAMES } from './base-style.ts';
import { KINDS_BY_GROUP } from './kind-groups.ts';
import { markImage } from './mark-images.ts';

export const ACTORS = 'actors';
export const CLUSTERS = 'actor-clusters';
export const SINGLES = 'actor-singles';
/** The one actor that the reader points at, wherever the pointer is: list or map. */
export const POINTED = 'pointed';

/** The deepest zoom of the tiles: closer, the same points are only drawn further apart. */
export const DEEPEST_ZOOM = 16;

const IS_ONE: ExpressionSpecification = ['==', ['get', 'points'], 1];
const IS_COMMUNE: ExpressionSpecification = ['==', ['get', 'kind'], 'commune'];
const CHOSEN: ExpressionSpecification = ['boolean', ['feature-state', 'chosen'], false];

/**
 * The whole style of the map of actors: a ground, the outlines of areas, the actors of `tiles` and the pointed one.
 * @param plan a street plan from elsewhere; without it the ground is our own and needs no network
 * @param tiles address of our vector tiles, whole, with MapLibre's placeholders
 */
export function actorStyle(
  tiles: string,
  outlines: AreaOutlines | undefined,
  plan: StyleSpecification | undefined,
): StyleSpecification {
  const ours = baseStyle(outlines);
  const { glyphs: _, ...ground } = plan ?? { version: 8, sources: {}, layers: [] };
  return {
    // Without the plan's glyph server every label is drawn from local fonts, ours included.
    ...ground,
    version: 8,
    sources: {
      ...ground.sources,
      ...ours.sources,
      [ACTORS]: { type: 'vector', tiles: [tiles], maxzoom: DEEPEST_ZOOM },
      [POINTED]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [...ground.layers, ...areaLayers(ours.layers, plan !== undefined), ...actorLayers()],
  };
}

/** Outlines as a background: paler than where one is to be picked, and see-through over streets. */
function areaLayers(layers: LayerSpecification[], overPlan: boolean): LayerSpecification[] {
  const colour = tokenColours();
  return layers.flatMap((layer): LayerSpecification[] => {
    if (overPlan && (layer.type === 'background' || layer.id === OUTLINE_NAMES)) return [];
    if (layer.id === OUTLINE_FILL && layer.type === 'fill') {
      const paint = overPlan
        ? { 'fill-color': colour.accent, 'fill-opacity': either(CHOSEN, 0.14, 0) }
        : {
            'fill-color': either(
              CHOSEN,
              colour['accent-soft'],
              either(IS_COMMUNE, colour.ground, colour.surface),
            ),
          };
      return [{ ...layer, paint }];
    }
    if (layer.type === 'line') {
      const ours = either(IS_COMMUNE, colour.line, colour.control);
      return [{ ...layer, paint: { ...layer.paint, 'line-color': either(CHOSEN, colour.accent, ours) } }];
    }
    if (layer.id === OUTLINE_NAMES && layer.type === 'symbol') return [names(layer)];
    return [layer];
  });
}

/** Names step aside for the actors, who come first here. */
function names(layer: SymbolLayerSpecification): LayerSpecification {
  const colour = tokenColours();
  return {
    ...layer,
    filter: ['!', IS_COMMUNE],
    layout: {
      ...layer.layout,
      'text-size': 13,
      'text-padding': 1,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 1.3,
      'text-justify': 'auto',
    },
    paint: { 'text-color': colour.muted, 'text-halo-color': colour.surface, 'text-halo-width': 2 },
  };
}

const either = <Value extends string | number | ExpressionSpecification>(
  condition: ExpressionSpecification,
  then: string | number,
  otherwise: Value,
): ExpressionSpecification => ['case', condition, then, otherwise];

function actorLayers(): LayerSpecification[] {
  const colour = tokenColours();
  return [
    {
      id: POINTED,
      type: 'circle',
      source: POINTED,
      paint: {
        'circle-radius': 20,
        'circle-color': colour.accent,
        'circle-opacity': 0.25,
        'circle-stroke-color': colour.accent,
        'circle-stroke-width': 3,
      },
    },
    {
      id: SINGLES,
      type: 'symbol',
      source: ACTORS,
      'source-layer': 'actors',
      filter: IS_ONE,
      layout: { 'icon-image': markOfKind(), 'icon-allow-overlap': true },
    },
    {
      id: CLUSTERS,
      type: 'circle',
      source: ACTORS,
      'source-layer': 'actors',
      filter: ['!', IS_ONE],
      layout: { 'circle-sort-key': ['get', 'points'] },
      paint: {
        'circle-radius': ['step', ['get', 'points'], 11, 5, 13, 10, 16, 100, 20, 1000, 25],
        'circle-color': colour.ink,
        'circle-stroke-color': colour.surface,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'actor-counts',
      type: 'symbol',
      source: ACTORS,
      'source-layer': 'actors',
      filter: ['!', IS_ONE],
      layout: {
        'text-field': ['to-string', ['get', 'points']],
        'text-font': LOCAL_FONT,
        'text-size': 13,
        'text-allow-overlap': true,
        // About the circle around it.
        'text-padding': 8,
      },
      paint: { 'text-color': colour.surface },
    },
  ];
}

/** From an actor's kind to its mark; a kind newer than this page gets the most general one. */
function markOfKind(): ExpressionSpecification {
  const pairs = KINDS_BY_GROUP.flatMap(({ kind, group }) => [kind, markImage(group)]);
  return [
    'match',
    ['get', 'kind'],
    ...pairs,
    markImage('neighbourhood'),
  ] as unknown as ExpressionSpecification;
}
