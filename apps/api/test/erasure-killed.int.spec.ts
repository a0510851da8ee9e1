import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PersonalDataService } from '../src/privacy/personal-data.service.ts';
import { MyDataService } from '../src/privacy/my-data.service.ts';
import { aTerritory } from './a-territory.ts';
import { alone } from './a-process.ts';
import { startApplication } from './application.ts';
import { foundIn } from './everywhere.ts';
import { ownDatabase } from './own-database.ts';
import { somebodyKnown } from './somebody-known.ts';

let database: Awaited<ReturnType<typeof ownDatabase>>;
let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  database = await ownDatabase();
  running = await startApplication({}, database.target);
}, 240_000);
afterAll(async () => {
  await running.close();
  await database.close();
});

/** Erases in a process of its own, which is killed after so many steps of the last one. @returns how many were erased */
async function eraseUntilKilled(persons: string[], steps: number): Promise<number> {
  const child = alone('erasure-alone.ts', { target: database.target, persons, steps });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return printed.split('erased').length - 1;
}

test('a process killed in the middle of an erasure leaves the person wholly there or wholly gone', async () => {
  const { source, app } = running;
  const here = await aTerritory(source);
  const all = app
    .get(PersonalDataService, { strict: false })
    .erasure()
    .flatMap(({ statements = [] }) => statements).length;
  const held = async (id: string) => (await app.get(MyDataService, { strict: false }).read(id)).sections;
  // After the first step, in the middle, before and after what takes the account away, and after the end.
  for (const steps of [1, Math.ceil(all / 2), all - 1, all, all + 1]) {
    const before = await somebodyKnown(source, here);
    const killed = await somebodyKnown(source, here);
    const whole = [
      await held(killed.id),
      await foundIn(source, killed.email),
      await foundIn(source, killed.id),
    ];
    const erased = await eraseUntilKilled([before.id, killed.id], steps);
    console.log(`Killed after ${String(steps)} of ${String(all)} steps: ${String(erased)} of 2 erased.`);
    expect(erased).toBe(steps > all ? 2 : 1);
    for (const text of [before.email, before.id]) expect(await foundIn(source, text)).toEqual([]);
    if (erased === 2)
      for (const text of [killed.email, killed.id]) expect(await foundIn(source, text)).toEqual([]);
    else
      expect([
        await held(killed.id),
        await foundIn(source, killed.email),
        await foundIn(source, killed.id),
      ]).toEqual(whole);
  }
}, 240_000);
