import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { inWords, refusalText, refusalTexts } from './refusal-text.ts';

const API = join(import.meta.dirname, '../../../../api/src');
const read = (file: string) => readFileSync(join(API, file), 'utf8');

/** Every code that a slice of the API declares, and those of its filter. Areas are imported at the console only. */
function declaredCodes(): string[] {
  const failures = globSync('**/*.errors.ts', { cwd: API })
    .filter((file) => !file.includes('import'))
    .flatMap((file) => [...read(file).matchAll(/super\(\s*'[a-z-]+',\s*([^,]+),/g)])
    .flatMap(([, code]) => [...code!.replace(/=== '[^']+'/, '').matchAll(/'([^']+)'/g)]);
  const titles = [...read('http/problem.filter.ts').matchAll(/(?:\d{3}: \[|code: )'([a-z-]+)'/g)];
  return [...new Set([...failures, ...titles].map(([, code]) => code!))].sort();
}

describe('refusals of the API', () => {
  test('the declarations are found', () => {
    expect(declaredCodes().length).toBeGreaterThan(50);
    expect(declaredCodes()).toEqual(expect.arrayContaining(['campaign-closed', 'under-age', 'not-found']));
  });

  test.each(['fr', 'en'] as const)('each has its sentence (%s)', (language) => {
    overwriteGetLocale(() => language);
    const vague = refusalText('invalid-request');
    const without = declaredCodes().filter((code) => {
      const text = refusalTexts()[code]?.({ from: '2026-12-01T10:00:00Z' });
      return !text || (text === vague && code !== 'invalid-request');
    });
    expect(without).toEqual([]);
  });

  test('what only the API knows is said in the language of the reader', () => {
    const from = [{ path: 'from', code: 'moment', message: '2026-12-01T10:00:00Z' }];
    const by = [{ path: 'by', code: 'person', message: 'Fanny' }];
    overwriteGetLocale(() => 'en');
    expect(refusalText('asked-too-soon', from)).toContain('from 1 December 2026');
    expect(refusalText('already-decided', by)).toContain('by Fanny');
    expect(refusalText('already-decided')).not.toContain('by');
    overwriteGetLocale(() => 'fr');
    expect(refusalText('asked-too-soon', from)).toContain('à partir du 1er décembre 2026');
  });

  test('a problem keeps all but its sentence; a code that nobody knows gets a vague one', () => {
    overwriteGetLocale(() => 'en');
    const problem = { type: 'about:blank', title: 'Ce groupe…', status: 404, code: 'group-not-found' };
    expect(inWords(problem)).toEqual({ ...problem, title: 'This group does not exist in this territory.' });
    expect(refusalText('from-tomorrow')).toBe(refusalText('invalid-request'));
  });
});
