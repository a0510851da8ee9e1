import { expect, test } from 'vitest';
import { readValue, readValues, shownOf, touched, typedOf } from './typed.ts';

const values = {
  ...{
    name: 'Le Platane',
    kind: 'social-centre',
    otherNames: ['A', 'B'],
    presentation: 'Un\ncafé',
    themes: ['education'],
  },
  ...{
    services: [],
    areas: ['sanitas'],
    address: null,
    postcode: '37000',
    commune: 'Tours',
    position: [0.6978, 47.3812],
  },
  ...{ access: null, phone: null, email: null, website: null },
};

test('what a form shows, untouched, is what it was filled with', () => {
  const shown = shownOf(values);
  const form = new FormData();
  for (const [name, parts] of Object.entries(shown))
    for (const part of parts) form.append(name, part.replaceAll('\n', '\r\n'));
  const typed = typedOf(form);
  expect(readValues('actor', typed)).toEqual({ ...values, presentation: 'Un\r\ncafé' });
  expect(touched('actor', { ...typed, presentation: ['Un\ncafé'] }, shown)).toEqual([]);
  expect(
    touched('actor', { ...typed, presentation: ['Un\ncafé'], phone: ['02'], themes: [] }, shown),
  ).toEqual(['themes', 'phone']);
});

test.each([
  ['position', '47.38, 0.69', [0.69, 47.38]],
  ['position', '47.38;-1.5', [-1.5, 47.38]],
  ['position', '', null],
  ['position', 'là-bas', 'là-bas'],
  ['phone', '  ', null],
  ['name', '  ', ''],
  ['otherNames', ' A \n\n B', ['A', 'B']],
])('%s « %s » is read as %j', (field, text, value) => {
  expect(readValue(field, [text])).toEqual(value);
});
