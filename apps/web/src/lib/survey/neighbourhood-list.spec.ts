import { describe, expect, it } from 'vitest';
import { groupByCommune, matching } from './neighbourhood-list.ts';

const tours = { code: '37261', name: 'Tours' };
const joue = { code: '37122', name: 'Joué-lès-Tours' };

describe('the list of neighbourhoods', () => {
  it.each([
    ['fontaines', true],
    ['LES  FONTAINES', true],
    ['tours', true],
    ['Fontàines tours', true],
    ['', true],
    ['sanitas', false],
    ['fontaines joue', false],
  ])('is searched for %j', (sought, found) => {
    expect(matching({ name: 'Les Fontaines', commune: tours }, sought)).toBe(found);
  });

  it('is grouped by commune, in the order of the alphabet', () => {
    const groups = groupByCommune([
      { name: 'Sanitas', commune: tours },
      { name: 'Les Îles', commune: null },
      { name: 'Europe', commune: tours },
      { name: 'Le Morier', commune: joue },
    ]);
    expect(groups.map(({ commune, areas }) => [commune, areas.map(({ name }) => name)])).toEqual([
      ['Joué-lès-Tours', ['Le Morier']],
      ['Tours', ['Europe', 'Sanitas']],
      ['', ['Les Îles']],
    ]);
  });
});
