import { m } from '#lib/paraglide/messages.js';

/** MapLibre's own words, in the reader's language. @see https://maplibre.org/maplibre-gl-js/docs/API/type-aliases/MapOptions/#locale */
export const mapTexts = (): Record<string, string> => ({
  'Map.Title': m.answer_map_title(),
  'NavigationControl.ZoomIn': m.answer_map_zoom_in(),
  'NavigationControl.ZoomOut': m.answer_map_zoom_out(),
  'CooperativeGesturesHandler.WindowsHelpText': m.answer_map_gesture_ctrl(),
  'CooperativeGesturesHandler.MacHelpText': m.answer_map_gesture_cmd(),
  'CooperativeGesturesHandler.MobileHelpText': m.answer_map_gesture_touch(),
});
