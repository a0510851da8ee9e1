import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BatchedResponse } from '@belvedere/contracts/responses';
import { aResponse } from '@belvedere/fixtures/responses';
import { RESPONDENTS, TallyService } from '../src/responses/tally.service.ts';
import { aCutLine, upTo } from './a-cut-line.ts';
import { Device } from './a-device.ts';
import { alone } from './a-process.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';
import { ownDatabase } from './own-database.ts';

const DEVICES = 6;
const KILLS = 6;

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

const waiting = (count: number) =>
  new Map(
    Array.from({ length: count }, (_, index): [string, BatchedResponse] => {
      const id = randomUUID();
      const answers = aResponse({ area: ['nord', 'sud', 'centre'][index % 3]! });
      return [id, { campaign: CAMPAIGN, id, surveyVersion: 1, language: 'fr', answers: { ...answers } }];
    }),
  );

const stored = async (source: DataSource, { territoryId }: Observatory) =>
  (
    await source.query<{ id: string }[]>('SELECT id FROM response WHERE territory_id = $1', [territoryId])
  ).map(({ id }) => id);

/** Every response that was sent is stored and counted, once. @returns how many were lost, and how many doubled */
async function reckon(here: Observatory, sent: string[]) {
  const ids = await stored(running.source, here);
  const tally = running.app.get(TallyService, { strict: false });
  await tally.fold();
  const counts = await tally.counts(here.territoryId, here.campaignId, []);
  const counted = counts
    .filter(({ variable }) => variable === RESPONDENTS)
    .reduce((sum, { respondents }) => sum + respondents, 0);
  return {
    lost: sent.filter((id) => !ids.includes(id)).length,
    doubled: ids.length - new Set(sent).size,
    counted: counted - sent.length,
  };
}
const NOTHING = { lost: 0, doubled: 0, counted: 0 };

test('a line that breaks anywhere, while asking or answering, loses no response and doubles none', async () => {
  const here = await anObservatory(running.source);
  await running.app.listen(0, '127.0.0.1');
  const { port } = running.app.getHttpServer().address() as { port: number };
  const devices = Array.from({ length: DEVICES }, () => new Device(here.slug, waiting(100)));
  const sent = devices.flatMap((device) => [...device.waiting.keys()]);
  // About as much as a batch weighs: breaks fall anywhere in it, or in the next.
  const line = await aCutLine(port, { longest: 20_000 });
  for (let round = 0; devices.some((device) => device.waiting.size > 0); round += 1) {
    expect(round, 'rounds until everything has arrived').toBeLessThan(300);
    await Promise.all(
      devices.flatMap((device) => {
        if (device.waiting.size === 0) return [];
        // Sometimes from two tabs at once, which know nothing of each other.
        return Array.from({ length: 1 + upTo(2) }, () => device.send(line.address, 1 + upTo(10)));
      }),
    );
  }
  line.close();
  const reckoned = await reckon(here, sent);
  const told = (of: keyof Device['told']) => devices.reduce((sum, device) => sum + device.told[of], 0);
  console.log(
    `Cut: ${String(sent.length)} responses sent, ${String(line.cuts.asking)} cuts while asking, ` +
      `${String(line.cuts.answering)} while answering, ${String(told('received'))} told received, ` +
      `${String(told('known'))} told known; lost ${String(reckoned.lost)}, doubled ${String(reckoned.doubled)}.`,
  );
  expect(reckoned).toEqual(NOTHING);
  expect(line.cuts.asking).toBeGreaterThan(20);
  expect(line.cuts.answering).toBeGreaterThan(20);
  // What was stored while its answer broke off.
  expect(told('known')).toBeGreaterThan(0);
}, 240_000);

/** The application in a process of its own. */
async function aServer() {
  const child = alone('responses-alone.ts', { target: database.target });
  const [address] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return {
    address: address.trim(),
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

test('a server killed in the middle of a batch loses no response and doubles none', async () => {
  const here = await anObservatory(running.source);
  const devices = Array.from({ length: DEVICES }, () => new Device(here.slug, new Map()));
  const sent: string[] = [];
  let inTheMiddle = 0;
  let storedUntold = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = await aServer();
    for (const device of devices)
      for (const [id, response] of waiting(60)) {
        device.waiting.set(id, response);
        sent.push(id);
      }
    let killed = false;
    const sending = Promise.all(
      devices.map(async (device) => {
        while (!killed && device.waiting.size > 0) await device.send(server.address, 20);
      }),
    );
    await wait(5 + upTo(120));
    if (devices.some(({ inFlight }) => inFlight > 0)) inTheMiddle += 1;
    await server.kill();
    killed = true;
    await sending;
    const there = new Set(await stored(running.source, here));
    storedUntold += devices.flatMap(({ waiting: still }) =>
      [...still.keys()].filter((id) => there.has(id)),
    ).length;
  }
  const server = await aServer();
  for (const device of devices)
    for (let left = 1000; device.waiting.size > 0; left -= 1) {
      expect(left).toBeGreaterThan(0);
      await device.send(server.address, 20);
    }
  await server.kill();
  const reckoned = await reckon(here, sent);
  console.log(
    `Killed: ${String(sent.length)} responses sent, ${String(KILLS)} kills, ${String(inTheMiddle)} of them in the middle ` +
      `of a batch, ${String(storedUntold)} responses stored whose answer never came; lost ${String(reckoned.lost)}, ` +
      `doubled ${String(reckoned.doubled)}.`,
  );
  expect(reckoned).toEqual(NOTHING);
  expect(inTheMiddle, 'killed while at work').toBeGreaterThan(0);
}, 240_000);
