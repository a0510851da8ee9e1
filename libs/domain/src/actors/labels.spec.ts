import { expect, test } from 'vitest';
import {
  ActorKind,
  isDigitalSpace,
  KIND_LABELS,
  Service,
  SERVICE_LABELS,
  Theme,
  THEME_LABELS,
} from './index.ts';

test.each([
  ['kinds', ActorKind.options, KIND_LABELS],
  ['themes', Theme.options, THEME_LABELS],
  ['services', Service.options, SERVICE_LABELS],
] as const)('every one of the %s has its own label in both languages', (_, values, labels) => {
  for (const language of ['fr', 'en'] as const) {
    const found = values.map(
      (value) => (labels as Record<string, { fr: string; en: string }>)[value]?.[language],
    );
    expect(found.every((label) => label && label.trim() !== '')).toBe(true);
    expect(new Set(found).size).toBe(values.length);
  }
});

test.each([
  ['digital-space', [], true],
  ['library', ['internet-and-equipment'], true],
  ['library', ['leisure-and-creation'], false],
] as const)('a %s with services %j: digital public space is %s', (kind, services, expected) => {
  expect(isDigitalSpace({ kind, services })).toBe(expected);
});
