/** A square of the ground at the equator, where a degree is as long in both directions. */
export const square = (code: string, lon: number, lat: number, side: number) => ({
  type: 'Feature' as const,
  id: code,
  properties: { code, name: code, kind: 'neighbourhood' as const },
  geometry: {
    type: 'MultiPolygon' as const,
    coordinates: [
      [
        [
          [lon, lat],
          [lon + side, lat],
          [lon + side, lat + side],
          [lon, lat + side],
          [lon, lat],
        ] as [number, number][],
      ],
    ],
  },
});
