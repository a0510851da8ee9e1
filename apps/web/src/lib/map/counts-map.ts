import type { AreaOutlines } from '@belvedere/contracts/areas';
import type { Bounds, Position } from '@belvedere/contracts/geography';
import {
  AttributionControl,
  type GeoJSONSource,
  type LayerSpecification,
  LngLatBounds,
  type MapLibreMap,
  type StyleSpecification,
} from 'maplibre-gl';
import { isDark, onAppearanceChange, tokenColours } from '#lib/appearance.ts';
import { LOCAL_FONT } from './base-style.ts';
import { flatMap } from './flat-map.ts';
import { pickerStyle } from './picker-style.ts';

/** Somewhere, and how many things are there. */
export interface CountedPlace {
  position: Position;
  count: number;
}

interface Options {
  container: HTMLElement;
  label: string;
  bounds: Bounds;
  /** The number of the place that was tapped; undefined beside all of them. */
  onpick: (index: number | undefined) => void;
}

const PLACES = 'places';
const CIRCLES = 'place-circles';
/** Closer, two places of the grid stand apart. */
const APART_ZOOM = 16;
/** Fingers are larger than points: a tap this near still counts, in pixels. */
const REACH = 8;

/** A map of places with how many things are at each, those that are near drawn as one. @throws without WebGL */
export class CountsMap {
  private readonly map: MapLibreMap;
  private readonly stopListening: () => void;
  private outlines: AreaOutlines = { type: 'FeatureCollection', features: [] };
  private plan: StyleSpecification | undefined;
  private places: readonly CountedPlace[] = [];

  constructor({ container, label, bounds, onpick }: Options) {
    this.map = flatMap({
      container,
      style: this.style(),
      bounds,
      fitBoundsOptions: { padding: 24 },
      label,
    });
    this.map.addControl(new AttributionControl({ compact: false }));
    this.map.on('click', ({ point: { x, y } }) => {
      const near: [[number, number], [number, number]] = [
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ];
      const [feature] = this.map.queryRenderedFeatures(near, { layers: [CIRCLES] });
      if (feature?.properties['cluster']) void this.open(Number(feature.properties['cluster_id']));
      else onpick(feature ? Number(feature.properties['index']) : undefined);
    });
    this.stopListening = onAppearanceChange(() => this.restyle());
  }

  showOutlines(outlines: AreaOutlines): void {
    this.outlines = outlines;
    this.restyle();
  }

  /** Streets under the places. They are drawn for light pages: on a dark one our own ground stays. */
  showPlan(plan: StyleSpecification): void {
    this.plan = plan;
    this.restyle();
  }

  /** Shows these, and moves to where they are. */
  show(places: readonly CountedPlace[]): void {
    this.places = places;
    this.restyle();
    if (places.length === 0) return;
    const bounds = new LngLatBounds();
    for (const { position } of places) bounds.extend(position);
    this.map.fitBounds(bounds, { padding: 48, maxZoom: 15, animate: false });
  }

  remove(): void {
    this.stopListening();
    this.map.remove();
  }

  /** Comes near enough to see what a circle stands for. */
  private async open(cluster: number): Promise<void> {
    const source = this.map.getSource<GeoJSONSource>(PLACES);
    const [leaf] = (await source?.getClusterLeaves(cluster, 1, 0)) ?? [];
    const zoom = (await source?.getClusterExpansionZoom(cluster)) ?? APART_ZOOM;
    if (leaf?.geometry.type !== 'Point') return;
    const [lon = 0, lat = 0] = leaf.geometry.coordinates;
    this.map.easeTo({ center: [lon, lat], zoom });
  }

  private restyle(): void {
    this.map.setStyle(this.style(), { diff: true });
  }

  private style(): StyleSpecification {
    const ground = pickerStyle(this.outlines, isDark() ? undefined : this.plan);
    return {
      ...ground,
      sources: {
        ...ground.sources,
        [PLACES]: {
          type: 'geojson',
          data: {
            type: 'FeatureCollection',
            features: this.places.map(({ position, count }, index) => ({
              ...{ type: 'Feature', properties: { index, count } },
              geometry: { type: 'Point', coordinates: position },
            })),
          },
          ...{ cluster: true, clusterMaxZoom: APART_ZOOM - 1, clusterRadius: 40 },
          clusterProperties: { count: ['+', ['get', 'count']] },
        },
      },
      layers: [...ground.layers, ...placeLayers()],
    };
  }
}

function placeLayers(): LayerSpecification[] {
  const colour = tokenColours();
  return [
    {
      ...{ id: CIRCLES, type: 'circle', source: PLACES },
      layout: { 'circle-sort-key': ['get', 'count'] },
      paint: {
        'circle-radius': ['step', ['get', 'count'], 12, 5, 15, 20, 19, 100, 24],
        'circle-color': colour.ink,
        'circle-stroke-color': colour.surface,
        'circle-stroke-width': 2,
      },
    },
    {
      ...{ id: 'place-counts', type: 'symbol', source: PLACES },
      layout: {
        'text-field': ['to-string', ['get', 'count']],
        'text-font': LOCAL_FONT,
        'text-size': 13,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colour.surface },
    },
  ];
}
