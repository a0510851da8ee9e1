import { expect, test } from 'vitest';
import { changesOf, subjectText } from './audit-texts.ts';

const told = (before: Record<string, unknown> | null, after: Record<string, unknown> | null) =>
  changesOf({ before, after }).map(({ name, before: then, after: now }) => [name, then, now]);

test('what an act is about is told by its kind and by its name, as far as it has one', () => {
  expect(subjectText('campaign:usages-numeriques-2026')).toBe('enquête usages-numeriques-2026');
  expect(subjectText('proposal:1bc9159d-e144-4c8a-a425-35259e974e8e')).toBe('proposition 1bc9159d');
  expect(subjectText('group:4')).toBe('groupe n°\u00a04');
  expect(subjectText('account:erased')).toBe('compte');
  expect(subjectText('something-else')).toBe('something-else');
});

test('only what changed is told, in words', () => {
  expect(
    told(
      { role: 'member', version: 1, controller: 'Groupe', contact: null },
      { role: 'facilitator', version: 2, controller: 'Groupe', contact: 'droits@observatoire.example' },
    ),
  ).toEqual([
    ['Rôle', 'membre', 'animation'],
    ['Version', '1', '2'],
    ['À qui écrire', '∅', 'droits@observatoire.example'],
  ]);
});

test('of what is new there is no before, and nothing is said of what it leaves open', () => {
  expect(
    told(null, {
      slug: 'ecrans',
      purpose: { fr: 'Se comprendre.', en: null },
      visibility: 'private',
      modules: ['actors', 'wiki'],
      nextMeeting: null,
      person: '1bc9159d-e144-4c8a-a425-35259e974e8e',
    }),
  ).toEqual([
    ['Adresse de la page', undefined, 'ecrans'],
    ['Pour quoi faire', undefined, 'Se comprendre.'],
    ['Qui voit la page', undefined, 'les membres seulement'],
    ['Ce que le groupe utilise', undefined, 'acteurs, pages'],
  ]);
});

test('settings, objects and what has no words yet are told as well', () => {
  expect(
    told(
      {
        membersPublishAtOnce: false,
        areas: {},
        nextMeeting: { on: '2027-01-12', place: 'Mairie' },
        other: 'a',
      },
      { membersPublishAtOnce: true, areas: { sanitas: 20 }, nextMeeting: null, other: 'b' },
    ),
  ).toEqual([
    ['Publication immédiate par les membres', 'non', 'oui'],
    ['Par quartier', '∅', 'sanitas\u00a0: 20'],
    ['Prochaine rencontre', 'Jour\u00a0: 12 janvier 2027, Lieu\u00a0: Mairie', '∅'],
    ['other', 'a', 'b'],
  ]);
});

test('ways of a campaign, and fields of a proposal, are told as their own screens tell them', () => {
  expect(told(null, { kind: 'place', mode: 'kiosk', legalBasis: 'public-interest' })).toEqual([
    ['Sorte', undefined, 'Affiche dans un lieu'],
    ['Mode', undefined, 'Borne'],
    ['Base légale', undefined, 'Mission d’intérêt public'],
  ]);
  expect(told(null, { kind: 'new-actor', fields: ['name', 'otherNames'], kept: ['seenOn'] })).toEqual([
    ['Sorte', undefined, 'Nouvel acteur'],
    ['Champs', undefined, 'Nom, Autres noms'],
    ['Laissé comme c’était', undefined, 'Vu le'],
  ]);
});
