import { expect, test } from 'vitest';
import type { AreaFigureList, FigureRow } from '@belvedere/contracts/indicators';
import { standOut } from './stand-out.ts';

type AreaFigure = AreaFigureList['figures'][number];

const row = (share: number, base: number): FigureRow => ({
  disclosure: 'shown',
  base,
  thin: base < 30,
  headline: { disclosure: 'shown', count: Math.round(share * base), share },
  values: [],
});
const label = { fr: '', en: '' };
const figure = (slug: string, here: FigureRow, overall: FigureRow): AreaFigure => ({
  indicator: { slug, theme: 'employment', label, question: label, reading: label, values: [] },
  row: here,
  territory: overall,
});
const slugs = (figures: AreaFigure[]) => figures.map(({ indicator }) => indicator.slug);

test('the widest gaps come first, each on its side', () => {
  const { more, less } = standOut([
    figure('a', row(0.5, 300), row(0.4, 1700)),
    figure('b', row(0.7, 300), row(0.4, 1700)),
    figure('c', row(0.2, 300), row(0.4, 1700)),
  ]);
  expect(slugs(more)).toEqual(['b', 'a']);
  expect(slugs(less)).toEqual(['c']);
});

test('small gaps, and gaps that few people could make by chance, are none', () => {
  const { more, less } = standOut([
    figure('small', row(0.45, 3000), row(0.4, 9000)),
    figure('chance', row(0.5, 40), row(0.4, 1700)),
  ]);
  expect(slugs([...more, ...less])).toEqual([]);
});

test('what is withheld or thin is never among them', () => {
  const cell: FigureRow = {
    disclosure: 'shown',
    base: 300,
    thin: false,
    headline: { disclosure: 'withheld', reason: 'cell' },
    values: [],
  };
  const { more, less } = standOut([
    figure('withheld', { disclosure: 'withheld', reason: 'base' }, row(0.4, 1700)),
    figure('cell', cell, row(0.4, 1700)),
    figure('thin', row(1, 24), row(0.4, 1700)),
  ]);
  expect(slugs([...more, ...less])).toEqual([]);
});
