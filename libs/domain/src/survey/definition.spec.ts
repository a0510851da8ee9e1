import { describe, expect, it } from 'vitest';
import { everyFeature } from './every-feature.fixture.ts';
import { codebook, compileSurvey, UnsupportedSurvey } from './index.ts';

const area = { type: 'neighbourhood', name: 'area', title: 'Où' };
const radio = { type: 'radiogroup', name: 'age', title: 'Âge', choices: ['young', 'old'] };
const pages = (...elements: object[]) => ({
  locale: 'fr',
  title: 'Essai',
  pages: [{ name: 'p', elements: [area, ...elements] }],
});

const unsupported: [string, unknown, string][] = [
  ['a type', pages({ type: 'rating', name: 'x', title: 'X' }), 'pages.0.elements.1.type: this type is not'],
  [
    'a panel',
    pages({ type: 'panel', name: 'x', elements: [] }),
    'elements.1.type: this type is not supported',
  ],
  [
    'a property',
    pages({ ...radio, choicesByUrl: {} }),
    'pages.0.elements.1: "choicesByUrl" is not supported',
  ],
  ['an own text', pages({ ...radio, showOtherItem: true }), '"showOtherItem" is not supported'],
  ['a survey property', { ...pages(), triggers: [] }, 'survey: "triggers" is not supported'],
  [
    'a third language',
    pages({ ...radio, title: { default: 'a', en: 'b', de: 'c' } }),
    '"de" is not supported',
  ],
  ['a missing translation', pages({ ...radio, title: { default: 'a' } }), 'elements.1.title.en:'],
  [
    'a value that is no slug',
    pages({ ...radio, choices: ['Très jeune'] }),
    'choices.0.value: must be a slug',
  ],
  ['a value twice', pages({ ...radio, choices: ['old', 'old'] }), 'choices: has the same value twice'],
  ['a name that objects have', pages({ ...radio, name: 'constructor' }), 'name: is a reserved name'],
  ['a name twice', pages(radio, radio), 'age: is the name of two questions'],
  [
    'no neighbourhood',
    { ...pages(), pages: [{ name: 'p', elements: [radio] }] },
    'no neighbourhood question',
  ],
  ['another neighbourhood', pages({ ...area, name: 'home' }), 'name: must be named "area"'],
  [
    'a broken condition',
    pages({ ...radio, visibleIf: '{area} = ' }),
    'age: visibleIf "{area} = " cannot be read',
  ],
  ['a function', pages({ ...radio, visibleIf: 'today() > 3' }), 'age: visibleIf functions are not supported'],
  [
    'a later question',
    pages({ ...radio, visibleIf: "{age} = 'old'" }),
    'depends on "age", which is not asked before',
  ],
  ['no survey', null, 'survey: '],
];

describe('a definition is refused by name of what is not supported', () => {
  it.each(unsupported)('%s', (_, definition, message) => {
    expect(() => compileSurvey(definition)).toThrow(UnsupportedSurvey);
    expect(() => compileSurvey(definition)).toThrow(message);
  });
});

it('describes what a survey yields', () => {
  const book = codebook(compileSurvey(everyFeature));
  expect(book.map(({ name, kind, asked }) => `${name} ${kind} ${asked ?? ''}`.trim())).toEqual([
    'age_band single',
    'member single',
    'roles multiple {member} = true',
    "since single ({member} = true) and ({roles} contains 'a')",
    'tools.wiki single',
    'tools.pad single',
    "staff.employees single {tools.wiki} = 'often'",
    "staff.volunteers single {tools.wiki} = 'often'",
  ]);
  expect(book[0]).toEqual({
    name: 'age_band',
    kind: 'single',
    label: { fr: 'Âge', en: 'Âge' },
    values: [{ value: 'adult', label: { fr: 'adult', en: 'adult' } }],
    theme: 'other',
    dimension: 'age_band',
  });
  expect(book.at(-1)).toMatchObject({ group: { fr: 'Équipe' }, label: { fr: 'volunteers' } });
});
