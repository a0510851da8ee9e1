import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SETTINGS } from './environment.ts';

const ROOT = new URL('../../../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, ROOT), 'utf8');
/** Each name once, in the order of the alphabet. */
const names = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].flatMap(([, name]) => name ?? []))].sort();
const sorted = [...SETTINGS].sort();

test('README.md says what each setting is for, and of no other', async () => {
  const table = (await read('README.md')).split('\n').filter((line) => line.startsWith('| `'));
  // The second and third of those of the provider of identities are told with the first.
  const told = names(table.join('\n'), /`([A-Z][A-Z_]+)`(?!=)/g).filter((name) => name !== 'NODE_ENV');
  expect(told).toEqual(sorted);
});

test('the containers pass each setting on, but for those that they decide themselves', async () => {
  const decided = ['DATABASE_URL', 'DATA_DIR', 'HOST', 'JOBS', 'PORT'];
  const passed = names(await read('docker/compose.yaml'), /^ {6}((?!POSTGRES_)[A-Z_]+): \$\{\1[:}]/gm);
  expect(passed).toEqual(sorted.filter((name) => !decided.includes(name)));
  // The port is that of this machine.
  const offered = names(await read('docker/.env.example'), /^# ([A-Z_]+)=/gm);
  expect(offered).toEqual([...passed, 'PORT'].sort());
});

test('no test sees what was set for a server of one’s own', async () => {
  const cleared = /const settings = \[(.*?)\]/s.exec(await read('apps/commands/test.mjs'))?.[1] ?? '';
  expect(names(cleared, /'(?!NODE_ENV)([A-Z_]+)'/g)).toEqual(sorted);
});
