import { describe, expect, test } from 'vitest';
import en from '../../messages/en.json' with { type: 'json' };
import fr from '../../messages/fr.json' with { type: 'json' };

/** Every text of a file with the key that leads to it; a message with plural forms has one text per form. */
function textsOf(messages: object, prefix = ''): [key: string, text: string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] => {
    if (key === '$schema' || key === 'declarations' || key === 'selectors') return [];
    const path = prefix + key;
    return typeof value === 'string' ? [[path, value]] : textsOf(value as object, `${path}.`);
  });
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the messages in French and English', () => {
  test('have the same keys', () => {
    expect(Object.keys(en)).toEqual(Object.keys(fr));
  });

  test('take the same values', () => {
    const english = new Map(textsOf(en));
    for (const [key, text] of textsOf(fr)) {
      expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  test('are never empty', () => {
    for (const [key, text] of [...textsOf(fr), ...textsOf(en)]) expect(text.trim(), key).not.toBe('');
  });
});

/** The French texts that break a rule, with their keys. */
const breaking = (rule: RegExp) => textsOf(fr).filter(([, text]) => rule.test(text));

describe('French typography', () => {
  test('narrow no-break space (U+202F) before ? ! ;', () => {
    expect(breaking(/[^\u202f?!][?!;]/)).toEqual([]);
  });

  test('no-break space (U+00A0) before a colon, except in an address or an hour', () => {
    expect(breaking(/[^\u00a0\d](?<!https?):|\d:(?!\d)/)).toEqual([]);
  });

  test('no-break space (U+00A0) within « »', () => {
    expect(breaking(/«[^\u00a0]|[^\u00a0]»/)).toEqual([]);
  });

  test('curved apostrophes', () => {
    expect(breaking(/'/)).toEqual([]);
  });
});
