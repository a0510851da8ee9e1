import type { AreaOutlines } from '@belvedere/contracts/areas';
import type { Bounds, Position } from '@belvedere/contracts/geography';
import {
  AttributionControl,
  type ErrorEvent,
  type GeoJSONSource,
  LngLatBounds,
  type MapLibreMap,
  type MapMouseEvent,
  type StyleSpecification,
  type VectorTileSource,
} from 'maplibre-gl';
import { isDark, onAppearanceChange } from '#lib/appearance.ts';
import { ACTORS, actorStyle, CLUSTERS, DEEPEST_ZOOM, POINTED, SINGLES } from './actor-style.ts';
import { OUTLINES } from './base-style.ts';
import { boundsOf } from './bounds.ts';
import { flatMap } from './flat-map.ts';
import { drawMark } from './mark-images.ts';
import type { MapPosition } from './map-position.ts';

/** What was clicked: one actor, or several that stand too close to be told apart by coming nearer. */
export type Picked =
  | { slug: string; name: string; kind: string; position: Position }
  | { slug?: undefined; points: number; position: Position };

interface Options {
  container: HTMLElement;
  label: string;
  /** Address of the vector tiles from the root, with MapLibre's placeholders. */
  tiles: string;
  bounds: Bounds;
  position: MapPosition | undefined;
  onpick: (picked: Picked | undefined) => void;
  onmove: (position: MapPosition) => void;
  /** True when the points cannot be loaded, false when they are there again. */
  ontrouble: (trouble: boolean) => void;
  /** The map will never draw anything. */
  onfail: () => void;
}

/** Fingers are larger than points: a click this near still counts, in pixels. */
const REACH = 8;
const CLOSEST_ZOOM = 19;

/** The map of actors: the one place that speaks to MapLibre. @throws when this device cannot draw maps */
export class ActorMap {
  private readonly map: MapLibreMap;
  private readonly stopListening: () => void;
  private outlines: AreaOutlines | undefined;
  private plan: StyleSpecification | undefined;
  private chosen: readonly string[] = [];
  private found: readonly Position[] = [];
  private pointed: Position | undefined;
  private moved = false;
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
    this.map = flatMap({
      container: options.container,
      style: this.style(),
      ...(options.position ?? { bounds: options.bounds, fitBoundsOptions: { padding: 24 } }),
      maxZoom: CLOSEST_ZOOM,
      label: options.label,
    });
    this.map.addControl(new AttributionControl({ compact: false }));
    this.oneTabStop();
    this.listen();
    this.stopListening = onAppearanceChange(() => this.restyle());
  }

  /** Other filters: the same map, other points. */
  showTiles(tiles: string): void {
    if (tiles === this.options.tiles) return;
    this.options.tiles = tiles;
    this.reload();
  }

  reload(): void {
    this.map.getSource<VectorTileSource>(ACTORS)?.setTiles([absolute(this.options.tiles)]);
  }

  showOutlines(outlines: AreaOutlines): void {
    this.outlines = outlines;
    void this.map.getSource<GeoJSONSource>(OUTLINES)?.setData(outlines);
    this.mark();
    // An address that says where to look is obeyed; so is a reader who has moved already.
    if (this.options.position || this.moved) return;
    if (this.chosen.length > 0) this.goToChosen();
    else this.goTo(outlines.features.filter(({ properties }) => properties.kind !== 'commune'));
  }

  /** Streets under the points. They are drawn for light pages: on a dark one our own ground stays. */
  showPlan(plan: StyleSpecification): void {
    this.plan = plan;
    this.restyle();
  }

  /**
   * Marks the areas of the filter, and moves there when they change.
   * @param found where those who serve them stand, which may be elsewhere
   */
  showChosen(codes: readonly string[], found: readonly Position[]): void {
    this.found = found;
    if (codes.join() === this.chosen.join()) return;
    this.chosen = codes;
    this.mark();
    this.goToChosen();
  }

  /** Rings the actor that the list points at. */
  showPointed(position: Position | undefined): void {
    this.pointed = position;
    this.mark();
  }

  remove(): void {
    this.stopListening();
    this.map.remove();
  }

  private style(): StyleSpecification {
    return actorStyle(absolute(this.options.tiles), this.outlines, isDark() ? undefined : this.plan);
  }

  private restyle(): void {
    this.map.setStyle(this.style(), { diff: false });
  }

  private goToChosen(): void {
    const features =
      this.outlines?.features.filter(({ properties }) => this.chosen.includes(properties.code)) ?? [];
    this.goTo(features, this.found);
  }

  private goTo(features: AreaOutlines['features'], positions: readonly Position[] = []): void {
    if (features.length === 0) return;
    const bounds = new LngLatBounds(boundsOf({ type: 'FeatureCollection', features }));
    for (const position of positions) bounds.extend(position);
    // At once the first time: nobody has seen the map stand elsewhere.
    this.map.fitBounds(bounds, { padding: 48, maxZoom: 15, animate: this.map.loaded() });
  }

  /** What a style does not hold: said again after each change of style. */
  private mark(): void {
    if (!this.map.getSource(OUTLINES)) return;
    this.map.removeFeatureState({ source: OUTLINES });
    for (const id of this.chosen) this.map.setFeatureState({ source: OUTLINES, id }, { chosen: true });
    void this.map.getSource<GeoJSONSource>(POINTED)?.setData({
      type: 'FeatureCollection',
      features: this.pointed
        ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: this.pointed } }]
        : [],
    });
  }

  /** The keyboard zooms with + and −: buttons would only be further stops on the way to what follows. */
  private oneTabStop(): void {
    for (const button of this.options.container.querySelectorAll('button')) button.tabIndex = -1;
  }

  private listen(): void {
    const { map, options } = this;
    map.on('style.load', () => this.mark());
    map.setMissingStyleImageResolver((id) => {
      const mark = drawMark(id);
      if (mark) map.addImage(id, mark.image, { pixelRatio: mark.pixelRatio });
    });
    map.on('click', (event) => this.pick(event));
    map.on('mousemove', (event) => (map.getCanvas().style.cursor = this.near(event) ? 'pointer' : ''));
    map.on('moveend', ({ originalEvent }) => {
      // Only what the reader did: moving to a chosen area follows from the filters.
      if (!originalEvent) return;
      this.moved = true;
      const { lng, lat } = map.getCenter();
      options.onmove({ center: [lng, lat], zoom: map.getZoom() });
    });
    map.on('error', (event) => this.onError(event));
    map.on('sourcedata', ({ sourceId, tile }) => {
      if (sourceId === ACTORS && tile) options.ontrouble(false);
    });
  }

  private onError({ sourceId, error }: ErrorEvent & { sourceId?: string }): void {
    // Without its worker the map stays blank for ever.
    if (error.message.startsWith('Worker failed')) this.options.onfail();
    if (sourceId === ACTORS) this.options.ontrouble(true);
    else if (this.plan && sourceId && sourceId in this.plan.sources) {
      this.plan = undefined;
      this.restyle();
    }
  }

  private near({ point: { x, y } }: MapMouseEvent) {
    const layers = [SINGLES, CLUSTERS].filter((layer) => this.map.getLayer(layer));
    const box: [[number, number], [number, number]] = [
      [x - REACH, y - REACH],
      [x + REACH, y + REACH],
    ];
    return this.map.queryRenderedFeatures(box, { layers })[0];
  }

  private pick(event: MapMouseEvent): void {
    const feature = this.near(event);
    if (feature?.geometry.type !== 'Point') return this.options.onpick(undefined);
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    const position: Position = [lon, lat];
    const { slug, name, kind, points } = feature.properties as Record<string, string> & { points: number };
    if (slug) this.options.onpick({ slug, name: name ?? '', kind: kind ?? '', position });
    else if (this.map.getZoom() >= DEEPEST_ZOOM) this.options.onpick({ points, position });
    else {
      this.options.onpick(undefined);
      const zoom = Math.min(this.map.getZoom() + 2, DEEPEST_ZOOM + 0.5);
      this.map.easeTo({ center: position, zoom }, { originalEvent: event.originalEvent });
    }
  }
}

/** The worker that asks for tiles does not know the page's address. */
const absolute = (path: string) => location.origin + path;
