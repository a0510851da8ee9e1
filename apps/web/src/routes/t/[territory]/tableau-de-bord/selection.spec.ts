import { expect, test } from 'vitest';
import type { IndicatorCatalogue } from '@belvedere/contracts/indicators';
import { completeSelection, readSelection, writeSelection } from './selection.ts';

const catalogue = {
  campaign: { slug: 'enquete-2026' },
  indicators: [
    { slug: 'smartphone', theme: 'equipment' },
    { slug: 'cv-online', theme: 'employment' },
  ],
  ageBands: [{ value: '25-39' }],
  situations: [{ value: 'employed' }],
  areaKinds: ['neighbourhood', 'commune'],
} as unknown as IndicatorCatalogue;

test('what is written is read again', () => {
  const address = 'enquete=enquete-2026&theme=employment&indicateur=cv-online&zones=commune&age=25-39';
  expect(writeSelection(readSelection(new URLSearchParams(address)))).toBe(address);
});

test('without a choice, the first indicator of everyone by neighbourhood', () => {
  expect(completeSelection(readSelection(new URLSearchParams()), catalogue)).toMatchObject({
    campaign: 'enquete-2026',
    indicator: 'smartphone',
    areaKind: 'neighbourhood',
    age: undefined,
  });
});

test('a theme leaves only its indicators', () => {
  const selection = readSelection(new URLSearchParams('theme=employment&indicateur=smartphone'));
  expect(completeSelection(selection, catalogue).indicator).toBe('cv-online');
});

test('an unknown value is no choice', () => {
  const selection = readSelection(new URLSearchParams("age=200&situation=';--&zones=iris&theme=x"));
  expect(completeSelection(selection, catalogue)).toMatchObject({
    age: undefined,
    situation: undefined,
    areaKind: 'neighbourhood',
    theme: undefined,
  });
});
