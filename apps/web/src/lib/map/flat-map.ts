import { MapLibreMap, type MapOptions, NavigationControl } from 'maplibre-gl';
import { mapTexts } from './map-texts.ts';
import './maplibre-worker.ts';

/**
 * A map that lies flat with north above, in the words of the page, with buttons to come nearer.
 * @param label how assistive technology calls it
 * @throws when this device cannot draw maps
 */
export function flatMap({ label, ...options }: MapOptions & { label: string }): MapLibreMap {
  const map = new MapLibreMap({
    ...options,
    locale: { ...mapTexts(), 'Map.Title': label },
    attributionControl: false,
    // One finger scrolls the page, two move the map: nobody is caught in it.
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  return map;
}
