import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { squareTown } from '../../survey/every-feature.fixture.ts';
import { signedArea } from '../winding.ts';
import {
  cellSize,
  Places,
  reach,
  roughPosition,
  tidyRing,
  type CellPrecision,
  type Position,
} from './index.ts';
import { crossesItself } from './ring.ts';

/** Anywhere that a French territory lies, and beyond. */
const position: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -84, max: 84, noNaN: true }),
);
const precision = fc.constantFrom<CellPrecision>('200m', '50m', 'exact');

/** On an ellipsoid, for small distances. @see https://en.wikipedia.org/wiki/Geographical_distance#Ellipsoidal-surface_formulae */
function metres([lon, lat]: Position, [toLon, toLat]: Position): number {
  const mid = (((lat + toLat) / 2) * Math.PI) / 180;
  const perLat = 111.13209 - 0.56605 * Math.cos(2 * mid) + 0.0012 * Math.cos(4 * mid);
  const perLon = 111.41513 * Math.cos(mid) - 0.09455 * Math.cos(3 * mid) + 0.00012 * Math.cos(5 * mid);
  return 1000 * Math.hypot(perLat * (toLat - lat), perLon * (toLon - lon));
}

describe('a rough position', () => {
  it('is the same for the same position, and gives itself', () => {
    fc.assert(
      fc.property(position, precision, (given, precise) => {
        const rough = roughPosition(given, precise);
        expect(roughPosition([...given], precise)).toEqual(rough);
        expect(roughPosition(rough, precise)).toEqual(rough);
      }),
    );
  });

  it('is not far from where it was', () => {
    fc.assert(
      fc.property(position, precision, (given, precise) => {
        // A degree of latitude is up to one per cent longer than the least, and rows widen to the equator.
        expect(metres(given, roughPosition(given, precise))).toBeLessThan(reach(precise) * 1.03);
      }),
    );
  });

  it('is never finer than declared: another one is a whole cell away', () => {
    fc.assert(
      fc.property(
        position,
        precision,
        fc.double({ min: 0, max: 7, noNaN: true }),
        (given, precise, bearing) => {
          const rough = roughPosition(given, precise);
          const away = (2 * cellSize(precise)) / 111_000;
          const near: Position = [
            rough[0] + (away * Math.sin(bearing)) / Math.cos((rough[1] * Math.PI) / 180),
            rough[1] + away * Math.cos(bearing),
          ];
          const other = roughPosition(near, precise);
          const apart = metres(rough, other);
          if (rough[1] === other[1]) {
            if (rough[0] !== other[0]) expect(apart).toBeGreaterThan(cellSize(precise) * 0.89);
          } else expect(metres(rough, [rough[0], other[1]])).toBeGreaterThan(cellSize(precise) * 0.89);
        },
      ),
    );
  });

  it('stands for all that lies in its cell', () => {
    const within = fc.double({ min: -0.49, max: 0.49, noNaN: true });
    fc.assert(
      fc.property(position, precision, within, within, (given, precise, east, north) => {
        const rough = roughPosition(given, precise);
        const size = cellSize(precise) / 111_320;
        // Rounding to six decimals moves the middle of a cell of one metre by a twentieth of it.
        const room = precise === 'exact' ? 0.8 : 1;
        const other: Position = [
          rough[0] + (east * room * size) / Math.cos((rough[1] * Math.PI) / 180),
          rough[1] + north * room * size,
        ];
        expect(roughPosition(other, precise)).toEqual(rough);
      }),
    );
  });

  test.each<[string, Position]>([
    ['Tours', [0.6889, 47.3936]],
    ['Cayenne', [-52.33, 4.92]],
    ['Saint-Denis de La Réunion', [55.45, -20.88]],
  ])('two neighbours of %s are 200 m apart', (_, [lon, lat]) => {
    const rough = roughPosition([lon, lat], '200m');
    const next = roughPosition([rough[0] + 0.0028, rough[1]], '200m');
    expect(metres(rough, next)).toBeGreaterThanOrEqual(199.9);
    expect(metres(rough, next)).toBeLessThan(410);
  });
});

describe('a ring', () => {
  const corner = fc.tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 9 }),
  ) as fc.Arbitrary<Position>;

  it('is tidy once it was tidied, and crosses itself no more', () => {
    fc.assert(
      fc.property(fc.array(corner, { maxLength: 12 }), (corners) => {
        const ring = tidyRing(corners);
        if (!ring) return;
        expect(tidyRing(ring)).toEqual(ring);
        expect(ring.at(-1)).toEqual(ring[0]);
        expect(signedArea(ring)).toBeGreaterThan(0);
        expect(crossesItself(ring.slice(0, -1))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('is written alike whichever corner it was begun at, and whichever way round', () => {
    const square: Position[] = [
      [0, 0],
      [0, 2],
      [2, 2],
      [2, 0],
    ];
    const [a, b, c, d] = square as [Position, Position, Position, Position];
    const ring = tidyRing(square);
    expect(tidyRing([c, d, a, b])).toEqual(ring);
    expect(tidyRing([d, c, b, a, d])).toEqual(ring);
  });

  it('becomes its envelope where it crosses itself', () => {
    expect(
      tidyRing([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ]),
    ).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ]);
  });

  test.each<[string, Position[]]>([
    ['no corner', []],
    ['one corner', [[1, 1]]],
    [
      'a line',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'there and back',
      [
        [0, 0],
        [3, 0],
        [0, 0],
      ],
    ],
  ])('%s encloses nothing', (_, corners) => {
    expect(tidyRing(corners)).toBeNull();
  });
});

describe('places', () => {
  const places = new Places(squareTown, 'neighbourhood');

  test.each<[string, Position, string | undefined]>([
    ['in a neighbourhood', [0.7, 47.39], 'sanitas'],
    ['between them', [0.74, 47.44], undefined],
    ['far away', [2.35, 48.85], undefined],
  ])('%s', (_, at, area) => {
    expect(places.areaOf(at)).toBe(area);
  });

  test.each<[string, Position, string, number, boolean]>([
    ['in the territory', [0.74, 47.44], 'territory', 0, true],
    ['out of it', [0.64, 47.4], 'territory', 0, false],
    ['out of it by less than is tolerated', [0.6495, 47.4], 'territory', 142, true],
    ['in the territory, but out of the area', [0.74, 47.44], 'sanitas', 0, false],
    ['in an area whose outline is not known', [2.35, 48.85], 'qpv-sanitas', 0, true],
  ])('%s', (_, at, limit, tolerance, within) => {
    expect(places.isWithin(at, limit, tolerance)).toBe(within);
  });

  it('a hole is outside', () => {
    const [town] = squareTown;
    const hole: Position[] = [
      [0.69, 47.39],
      [0.69, 47.41],
      [0.71, 47.41],
      [0.71, 47.39],
      [0.69, 47.39],
    ];
    const holed = {
      ...town!,
      geometry: { ...town!.geometry, coordinates: [[...town!.geometry.coordinates[0]!, hole]] },
    };
    const pierced = new Places([holed], 'commune');
    expect(pierced.areaOf([0.7, 47.4])).toBeUndefined();
    expect(pierced.areaOf([0.68, 47.4])).toBe('37261');
  });
});
