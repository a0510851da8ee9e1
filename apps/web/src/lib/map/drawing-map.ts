import type { AreaOutlines } from '@belvedere/contracts/areas';
import type { Bounds, Position } from '@belvedere/contracts/geography';
import type { Place } from '@belvedere/domain/survey';
import type { GeoJSONSource, MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { isDark, onAppearanceChange } from '#lib/appearance.ts';
import { OUTLINES } from './base-style.ts';
import { flatMap } from './flat-map.ts';
import { drawn, PLACES, placeStyle } from './place-style.ts';

interface Options {
  container: HTMLElement;
  label: string;
  /** The element that says how to use the map with a keyboard. */
  describedBy: string;
  outlines: AreaOutlines;
  /** What is in sight first. */
  bounds: Bounds;
  /** A tap, a click, or Enter at the crosshair. */
  onplace: (position: Position) => void;
  /** Where the keyboard's crosshair stands now. */
  onaim: (position: Position) => void;
  /** The map will never draw anything. */
  onfail: () => void;
}

/** How far an arrow moves the crosshair, in pixels; with Shift, for the last bit. */
const STEP = 24;
const FINE_STEP = 4;
const EDGE = 24;
const FIT = { padding: 20, duration: 0 };
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The map on which places are shown, by tap or by keyboard, never by dragging. @throws when this device cannot draw maps */
export class DrawingMap {
  private readonly map: MapLibreMap;
  private readonly options: Options;
  private readonly stopListening: () => void;
  private readonly crosshair = document.createElement('span');
  private aim: [x: number, y: number] | undefined;
  private plan: StyleSpecification | undefined;
  private places: readonly Place[] = [];
  private sketch: readonly Position[] = [];

  constructor(options: Options) {
    this.options = options;
    const { container, bounds, label } = options;
    this.map = flatMap({
      container,
      style: this.style(),
      bounds,
      fitBoundsOptions: FIT,
      label,
      // The arrows move the crosshair, and a double tap is two places.
      keyboard: false,
      doubleClickZoom: false,
    });
    this.listen();
    this.stopListening = onAppearanceChange(() => this.restyle());
  }

  /** Streets help to find oneself; they are drawn for light pages. */
  showPlan(plan: StyleSpecification): void {
    this.plan = plan;
    this.restyle();
  }

  show(places: readonly Place[], sketch: readonly Position[]): void {
    this.places = places;
    this.sketch = sketch;
    this.mark();
  }

  remove(): void {
    this.stopListening();
    this.map.remove();
  }

  private style(): StyleSpecification {
    return placeStyle(this.options.outlines, isDark() ? undefined : this.plan);
  }

  private restyle(): void {
    this.map.setStyle(this.style(), { diff: false });
  }

  /** What a style does not hold: said again after each change of style. */
  private mark(): void {
    const source = this.map.getSource<GeoJSONSource>(PLACES);
    if (!source) return;
    void source.setData(drawn(this.places, this.sketch));
    this.map.removeFeatureState({ source: OUTLINES });
    for (const place of this.places)
      if (place.type === 'neighbourhood')
        this.map.setFeatureState({ source: OUTLINES, id: place.area }, { chosen: true });
  }

  private listen(): void {
    const { map, options, crosshair } = this;
    map.on('style.load', () => this.mark());
    map.once('load', () => {
      // Made before the page gave it its size, it would keep that of a stamp.
      if (map.getCanvas().clientWidth === options.container.clientWidth) return;
      map.resize();
      map.fitBounds(options.bounds, FIT);
    });
    map.on('click', ({ lngLat: { lng, lat } }) => options.onplace([lng, lat]));
    map.on('error', ({ error }) => {
      // Without its worker the map stays blank for ever.
      if (error.message.startsWith('Worker failed')) options.onfail();
    });
    crosshair.className = 'place-crosshair';
    crosshair.hidden = true;
    map.getContainer().append(crosshair);
    const canvas = map.getCanvas();
    // To a screen reader it is a thing to steer: arrows come here, not to its own cursor.
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-describedby', options.describedBy);
    canvas.addEventListener('keydown', (event) => this.steer(event));
    canvas.addEventListener('focus', () => {
      if (canvas.matches(':focus-visible')) this.aimAt(this.aim ?? this.middle());
    });
    canvas.addEventListener('blur', () => (crosshair.hidden = true));
  }

  private steer(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    const aim = this.aim ?? this.middle();
    if (arrow) {
      const step = event.shiftKey ? FINE_STEP : STEP;
      this.aimAt([aim[0] + arrow[0] * step, aim[1] + arrow[1] * step]);
    } else if (event.key === '+' || event.key === '=' || event.key === '-') {
      this.map.zoomTo(this.map.getZoom() + (event.key === '-' ? -1 : 1), {
        around: this.map.unproject(aim),
        duration: 0,
      });
      this.aimAt(aim);
    } else if (event.key === 'Enter') this.options.onplace(this.positionOf(aim));
    else return;
    event.preventDefault();
  }

  /** Moves the crosshair; at the edge the map moves under it. */
  private aimAt([x, y]: readonly [number, number]): void {
    const { clientWidth, clientHeight } = this.map.getContainer();
    const within = (at: number, size: number) => Math.min(Math.max(at, EDGE), size - EDGE);
    this.aim = [within(x, clientWidth), within(y, clientHeight)];
    const beyond: [number, number] = [x - this.aim[0], y - this.aim[1]];
    if (beyond.some((distance) => distance !== 0)) this.map.panBy(beyond, { duration: 0 });
    this.crosshair.hidden = false;
    this.crosshair.style.transform = `translate(${String(this.aim[0])}px, ${String(this.aim[1])}px)`;
    this.options.onaim(this.positionOf(this.aim));
  }

  private middle(): [number, number] {
    const { clientWidth, clientHeight } = this.map.getContainer();
    return [clientWidth / 2, clientHeight / 2];
  }

  private positionOf(aim: [number, number]): Position {
    const { lng, lat } = this.map.unproject(aim);
    return [lng, lat];
  }
}
