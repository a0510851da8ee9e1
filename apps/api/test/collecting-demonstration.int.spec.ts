import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChannelList } from '@belvedere/contracts/channels';
import {
  CollectingSessionDetail,
  CollectingSessions,
  OpenedCollectingSession,
} from '@belvedere/contracts/collecting';
import { CollectingTokens } from '../src/collecting/collecting-tokens.ts';
import { loadDemonstration } from '../src/demonstration/load.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { startApplication } from './application.ts';
import { ownDatabase } from './own-database.ts';

/** A database of its own: the demonstration is loaded into an empty one only. */
let database: Awaited<ReturnType<typeof ownDatabase>>;
let running: Awaited<ReturnType<typeof startApplication>>;
let cookie: string;
beforeAll(async () => {
  database = await ownDatabase();
  running = await startApplication({}, database.target);
  const tokens = running.app.get(CollectingTokens, { strict: false });
  expect(await loadDemonstration(running.source, tokens, () => undefined)).toBe(true);
  const [{ id }] = await running.source.query<[{ id: number }]>(
    `SELECT id FROM territory WHERE slug = 'tours-joue'`,
  );
  cookie = await signIn(
    running.app,
    (await aPerson(running.source, { roles: { [id]: 'facilitator' } })).email,
  );
}, 180_000);
afterAll(async () => {
  await running.close();
  await database.close();
});

const read = (path: string) =>
  send(running.app, `/api/territories/tours-joue/${path}`, undefined, { method: 'GET', cookie });

test('the demonstration has a past session and one that still opens, each with the answers it brought', async () => {
  const { sessions } = CollectingSessions.parse((await read('collecting-sessions')).json());
  expect(sessions.map(({ mode, state }) => [mode, state])).toEqual([
    ['kiosk', 'open'],
    ['interviewer', 'over'],
  ]);
  for (const { received } of sessions) expect(received).toBeGreaterThan(10);
  const [kiosk] = sessions;
  const detail = CollectingSessionDetail.parse((await read(`collecting-sessions/${kiosk!.id}`)).json());
  expect(detail.targets.length).toBeGreaterThan(0);
  const token = new URL(detail.address).pathname.split('/').at(-1)!;
  const opened = await send(running.app, `/api/collecting-sessions/${token}`, undefined, { method: 'GET' });
  expect(OpenedCollectingSession.parse(opened.json()).place).toBe(kiosk!.place);
});

test('answers are of a session of their mode only', async () => {
  const wrong = await running.source.query(
    `SELECT r.id FROM response r JOIN collecting_session s ON (s.territory_id, s.id) = (r.territory_id, r.collecting_session_id)
      WHERE r.mode <> s.mode OR r.received_at NOT BETWEEN s.created_at AND s.ends_at OR r.channel_id IS NOT NULL`,
  );
  expect(wrong).toEqual([]);
});

test('it has three channels, of which one is on the map and one tells nothing', async () => {
  const answer = await read('campaigns/usages-numeriques-2026/channels');
  const { channels } = ChannelList.parse(answer.json());
  expect(channels.map(({ label, actor, responses }) => [label, actor?.name, responses])).toEqual([
    ['Marché imaginaire du jeudi', undefined, { disclosure: 'shown', atLeast: 200 }],
    ['Centre social du Platane', 'Centre social du Platane', { disclosure: 'shown', atLeast: 50 }],
    ['Lettre d’information de novembre', undefined, { disclosure: 'withheld', reason: 'base' }],
  ]);
});
