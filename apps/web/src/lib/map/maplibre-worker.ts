import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/**
 * MapLibre looks for its worker beside itself, where a bundler leaves nothing: import this beside every map.
 * In a file of ours, because Vite bundles dependencies ahead in development and cannot read `?worker` in them.
 */
setWorkerUrl(workerUrl);

export { workerUrl };
