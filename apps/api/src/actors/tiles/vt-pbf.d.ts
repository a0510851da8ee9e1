/** The part of vt-pbf that we use. @see https://github.com/mapbox/vt-pbf */
declare module 'vt-pbf' {
  export interface PointFeature {
    type: 1;
    geometry: [x: number, y: number][];
    tags: Record<string, string | number | null>;
  }
  export function fromGeojsonVt(
    layers: Record<string, { features: PointFeature[] }>,
    options: { version: number; extent: number },
  ): Uint8Array;
}
