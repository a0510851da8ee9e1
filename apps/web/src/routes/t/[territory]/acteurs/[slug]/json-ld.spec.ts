import type { Actor } from '@belvedere/contracts/actors';
import { expect, test } from 'vitest';
import { jsonLd, jsonLdScript } from './json-ld.ts';

const actor: Actor = {
  slug: 'mediatheque',
  name: 'Médiathèque </script><script>alert(1)</script>',
  kind: 'library',
  themes: ['education'],
  services: ['internet-and-equipment'],
  address: '1 place Neuve',
  postcode: '37000',
  commune: 'Tours',
  position: [0.69, 47.38],
  areasServed: [{ code: 'sanitas', name: 'Sanitas' }],
  openNow: false,
  phone: '02 00 00 00 00',
  email: null,
  website: null,
  access: null,
  otherNames: [],
  presentation: 'Des livres et des ordinateurs.',
  opening: [{ weekday: 7, opens: '20:00', closes: '24:00' }],
  sources: [],
  checkedOn: null,
  demonstration: true,
  actions: [],
};

test('a library is a place, latitude and longitude the right way round', () => {
  expect(jsonLd(actor, 'https://example.org/a')).toMatchObject({
    '@type': 'Library',
    geo: { latitude: 47.38, longitude: 0.69 },
    openingHoursSpecification: [{ dayOfWeek: 'https://schema.org/Sunday', opens: '20:00', closes: '23:59' }],
  });
});

test('who has no place is an organisation, without hours nor position', () => {
  const data = jsonLd({ ...actor, position: null }, 'https://example.org/a');
  expect(data['@type']).toBe('Organization');
  expect(data).not.toHaveProperty('geo');
  expect(data).not.toHaveProperty('openingHoursSpecification');
});

test('a name cannot end the script element', () => {
  const script = jsonLdScript(jsonLd(actor, 'https://example.org/a'));
  expect(script.match(/<\/?script/g)).toHaveLength(2);
  expect(JSON.parse(script.replace(/^<script[^>]*>|<\/script>$/g, '')).name).toBe(actor.name);
});
