import { expect, test } from 'vitest';
import type { College } from '../access/index.ts';
import { CODE_ALPHABET, codeFrom, mayAskAgainFrom, missingColleges, readCode, writeCode } from './index.ts';

test.each<[College[], College[]]>([
  [[], ['resident', 'professional', 'institution']],
  [
    ['professional', 'professional'],
    ['resident', 'institution'],
  ],
  [['institution', 'resident', 'professional'], []],
])('among %o nobody speaks for %o', (present, missing) => {
  expect(missingColleges(present)).toEqual(missing);
});

test('whoever was refused may ask again thirty days later', () => {
  expect(mayAskAgainFrom(new Date('2026-03-01T10:00:00Z'))).toEqual(new Date('2026-03-31T10:00:00Z'));
});

test('a code is read as people type it, and written as they read it', () => {
  for (const typed of ['ACDE-FGHJ', 'acdefghj', ' ac de fg hj ', 'ACDE–FGHJ'])
    expect(readCode(typed)).toBe('ACDEFGHJ');
  expect(writeCode('ACDEFGHJ')).toBe('ACDE-FGHJ');
  expect(readCode(writeCode('ACDEFGHJ'))).toBe('ACDEFGHJ');
});

test.each(['', 'ACDEFGH', 'ACDEFGHJK', 'ACDEFGH0', 'ACDEFGHI', 'éCDEFGHJ'])('%j is no code', (typed) => {
  expect(readCode(typed)).toBeNull();
});

test('no two signs of a code are taken for one another', () => {
  expect(CODE_ALPHABET).not.toMatch(/[0O1IL2Z5S8BUV]/);
});

test('every sign of a code is as likely as any other', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256 - (256 % CODE_ALPHABET.length); byte += 1) {
    const [sign] = codeFrom(new Uint8Array(8).fill(byte));
    counts.set(sign!, (counts.get(sign!) ?? 0) + 1);
  }
  expect(new Set(counts.values()).size).toBe(1);
  expect(counts.size).toBe(CODE_ALPHABET.length);
  expect(() => codeFrom(new Uint8Array(20).fill(255))).toThrow('too few');
});
