import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  acceptable,
  changedFields,
  diffOf,
  fieldLabel,
  FIELDS,
  flagsOf,
  nextState,
  PROPOSAL_STATES,
  type ProposalEvent,
  type ProposalState,
  sameValue,
  undoableUntil,
  undoingOf,
  WAITING,
  wordsChanged,
} from './index.ts';

const EVENTS: ProposalEvent[] = ['accept', 'refuse', 'ask', 'complete', 'undo'];

test('the whole life of a proposal', () => {
  const table = PROPOSAL_STATES.flatMap((state) =>
    EVENTS.flatMap((event) => {
      const next = nextState(state, event);
      return next ? [[state, event, next].join(' ')] : [];
    }),
  );
  expect(table).toEqual([
    'proposed accept accepted',
    'proposed refuse refused',
    'proposed ask needs-more',
    'needs-more complete proposed',
    'accepted undo undone',
    'refused undo undone',
    'undone accept accepted',
    'undone refuse refused',
    'undone ask needs-more',
  ]);
  expect(WAITING).toEqual(['proposed', 'undone'] satisfies ProposalState[]);
});

test('a decision may be undone for thirty days', () => {
  expect(undoableUntil(new Date('2026-11-25T08:00:00Z')).toISOString()).toBe('2026-12-25T08:00:00.000Z');
});

test.each([
  [['a', 'b'], ['b', 'a'], true],
  [['a'], ['a', 'b'], false],
  [null, '', true],
  [undefined, [], true],
  ['x', 'x ', false],
  [[0.7, 47.4], [0.7, 47.4], true],
  [[0.7, 47.4], [47.4, 0.7], false],
  ['', 'x', false],
])('%j and %j are the same: %s', (one, other, same) => {
  expect(sameValue(one, other)).toBe(same);
});

test('only what differs is proposed', () => {
  const base = { name: 'A', themes: ['education', 'employment'], phone: null };
  expect(changedFields(base, { name: 'A', themes: ['employment', 'education'], phone: '02' })).toEqual([
    'phone',
  ]);
});

test('a field that changed meanwhile is a conflict, unless it became what was proposed', () => {
  const diff = diffOf(
    { name: 'A', phone: '01', website: null, access: 'tram' },
    { name: 'A', phone: '02', website: 'https://x.example', access: 'tram' },
    { name: 'B', phone: '03', website: 'https://x.example', address: '1 rue' },
  );
  expect(diff.map(({ field, standing }) => [field, standing])).toEqual([
    ['name', 'change'],
    ['phone', 'conflict'],
    ['website', 'already'],
    ['address', 'change'],
  ]);
  expect(diff[1]).toEqual({ field: 'phone', standing: 'conflict', base: '01', now: '02', proposed: '03' });
  expect(acceptable(diff)).toEqual(['name', 'website', 'address']);
});

test('of what nobody has ever said, there is nothing to decide', () => {
  const fields = diffOf(
    { access: 'tram' },
    {},
    { name: 'A', phone: null, themes: [], website: '', access: null },
  );
  expect(fields.map(({ field }) => field)).toEqual(['name', 'access']);
});

test('undoing gives back what nobody changed since', () => {
  const applied = { name: { before: 'A', after: 'B' }, phone: { before: null, after: '02' } };
  expect(undoingOf(applied, { name: 'B', phone: '03', access: 'x' })).toEqual({
    restored: { name: 'A' },
    kept: ['phone'],
  });
});

const unknown = { known: false, verified: true, many: false, similar: false };

test.each([
  ['Venez sur https://pas-cher.example', true],
  ['voir www.pas-cher.example', true],
  ['pas-cher.com/promo', true],
  ['Un site : pas-cher.fr.', true],
  ['Écrire à accueil@platane.example.org ou à M.Durand.', false],
  ['Ouvert à 9.30, le 24.03 ; 12 rue de l’Église', false],
  ['سوق رخيص', false],
])('« %s » holds a link: %s', (note, link) => {
  expect(flagsOf({}, note, unknown).includes('link')).toBe(link);
});

test('what is suspicious', () => {
  const website = { website: 'https://platane.example.org', themes: ['education'], position: [0.7, 47.4] };
  expect(flagsOf(website, '', unknown)).toEqual(['link']);
  expect(flagsOf(website, '', { ...unknown, known: true, verified: false, many: true })).toEqual([]);
  expect(flagsOf({}, '', { known: false, verified: false, many: true, similar: true })).toEqual([
    'many',
    'unverified',
    'similar',
  ]);
});

test('words that come and go are told apart', () => {
  expect(wordsChanged('Ouvert le lundi matin', 'Ouvert le mardi matin, sauf août')).toEqual([
    { kind: 'same', text: 'Ouvert le ' },
    { kind: 'removed', text: 'lundi' },
    { kind: 'added', text: 'mardi' },
    { kind: 'same', text: ' matin' },
    { kind: 'added', text: ', sauf août' },
  ]);
  expect(wordsChanged('', 'Neuf')).toEqual([{ kind: 'added', text: 'Neuf' }]);
  expect(wordsChanged('Même', 'Même')).toEqual([{ kind: 'same', text: 'Même' }]);
});

test('whatever the texts, the stretches give both back', () => {
  const texts = fc
    .array(fc.constantFrom('a', 'b', ' ', 'é', '🙂', 'سلام', "'", '\n'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const stretches = wordsChanged(before, after);
      const without = (kind: string) =>
        stretches
          .filter((one) => one.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
  );
});

test('texts of 20 kB that have nothing in common are not compared word by word', () => {
  const [before, after] = ['mot '.repeat(5000), 'autre chose '.repeat(1700)];
  expect(wordsChanged(`Avant ${before}`, `Avant ${after}`)).toEqual([
    { kind: 'same', text: 'Avant ' },
    { kind: 'removed', text: before.trimEnd() },
    { kind: 'added', text: after.trimEnd() },
    { kind: 'same', text: ' ' },
  ]);
});

test('a field of another version keeps its name', () => {
  expect(fieldLabel('actor', 'name')).toEqual(FIELDS.actor.name);
  expect(fieldLabel('action', 'forgotten').fr).toBe('forgotten');
});
