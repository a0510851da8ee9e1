import { expect, test } from 'vitest';
import { codeFromName, faultOf, normaliseCode, type Position, rewind } from './index.ts';

test.each<[string, Position, ReturnType<typeof faultOf>]>([
  ['Tours', [0.69, 47.39], null],
  ['Brest', [-4.49, 48.39], null],
  ['Bastia', [9.45, 42.7], null],
  ['Saint-Denis de La Réunion', [55.45, -20.88], null],
  ['Mamoudzou', [45.23, -12.78], null],
  ['Cayenne', [-52.33, 4.92], null],
  ['Fort-de-France', [-61.07, 14.6], null],
  ['Papeete', [-149.57, -17.54], null],
  ['Tours, latitude first', [47.39, 0.69], 'swapped'],
  ['Cayenne, latitude first', [4.92, -52.33], 'swapped'],
  ['Mamoudzou, latitude first', [-12.78, 45.23], 'swapped'],
  ['Papeete, latitude first', [-17.54, -149.57], 'swapped'],
  ['Tours in Lambert-93', [525_000, 6_702_000], 'projected'],
  ['Tours in Web Mercator', [76_900, 6_010_000], 'projected'],
  ['nowhere', [0, 0], 'outside-france'],
])('%s', (_, position, fault) => {
  expect(faultOf([position])).toBe(fault);
});

test.each([
  ['QN03709M', 'QN03709M'],
  [37261, '37261'],
  ['Quartier Nord', 'Quartier-Nord'],
  ['Île d’Or', 'Ile-d-Or'],
  ['_caché', 'cache'],
  ['other', null],
  ['no-answer', null],
  ['', null],
  ['—', null],
  [{}, null],
  ['x'.repeat(41), null],
])('the code %j is written %j', (given, code) => {
  expect(normaliseCode(given)).toBe(code);
});

test('a long name still makes a code', () => {
  expect(codeFromName('Le Grand Ensemble des Bords de la Rivière du Nord')).toBe(
    'le-grand-ensemble-des-bords-de-la-rivier',
  );
});

test('winding an already wound polygon changes nothing', () => {
  const rings = rewind([
    [
      [0, 0],
      [0, 1],
      [1, 1],
      [0, 0],
    ],
  ]);
  expect(rings.rewound).toBe(true);
  expect(rewind(rings.rings)).toEqual({ rings: rings.rings, rewound: false });
});
