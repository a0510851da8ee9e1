import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  CollectingSessionDetail,
  CollectingSessions,
  KeyShare,
  OpenedCollectingSession,
} from '@belvedere/contracts/collecting';
import { HeldResponses } from '@belvedere/contracts/held-responses';
import { Problem } from '@belvedere/contracts/problem';
import { BatchReceipt } from '@belvedere/contracts/responses';
import { aResponse } from '@belvedere/fixtures/responses';
import { aPerson, anAddress, send, signIn } from './a-person.ts';
import { startApplication } from './application.ts';
import { foundIn } from './everywhere.ts';
import { anObservatory, CAMPAIGN } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

const code = (answer: { json: () => unknown }) => Problem.parse(answer.json()).code;

/** As a clock in France shows it, so many minutes from now. */
const inFrance = (minutes: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(Date.now() + minutes * 60_000))
    .replace(' ', 'T');

/** A territory, somebody who facilitates it, and what they and a device may ask. */
async function aMorning(options: Parameters<typeof anObservatory>[1] = {}) {
  const { app, source } = running;
  const here = await anObservatory(source, options);
  const root = `/api/territories/${here.slug}`;
  const as = async (role: 'member' | 'facilitator') =>
    signIn(app, (await aPerson(source, { roles: { [here.territoryId]: role } })).email);
  const facilitator = await as('facilitator');
  const wanted = {
    ...{
      campaign: CAMPAIGN,
      mode: 'interviewer',
      place: 'Centre social de la Rabière',
      people: 'Nadia, Karim',
    },
    ...{ targets: [{ area: 'nord', target: 10 }], ends: inFrance(120) },
  };
  const make = (changes: object = {}, cookie: string | undefined = facilitator) =>
    send(app, `${root}/collecting-sessions`, { ...wanted, ...changes }, cookie ? { cookie } : {});
  const made = async (changes: object = {}) => {
    const session = CollectingSessionDetail.parse((await make(changes)).json());
    return { ...session, token: session.address.split('/').at(-1)! };
  };
  const read = async (id: string) =>
    z.strictObject(CollectingSessionDetail.shape).parse(
      (
        await send(app, `${root}/collecting-sessions/${id}`, undefined, {
          method: 'GET',
          cookie: facilitator,
        })
      ).json(),
    );
  const end = (id: string, body: object = {}, cookie = facilitator) =>
    send(app, `${root}/collecting-sessions/${id}/end`, body, { cookie });
  const open = (token: string) =>
    send(app, `/api/collecting-sessions/${token}`, undefined, { method: 'GET' });
  const share = (token: string, from?: string) =>
    send(app, `/api/collecting-sessions/${token}/key-share`, {}, from ? { from } : {});
  const one = (session?: string) => ({
    ...{ id: randomUUID(), campaign: CAMPAIGN, surveyVersion: 1, language: 'fr' },
    ...{ answers: aResponse({ area: 'nord' }), ...(session !== undefined && { session }) },
  });
  const bring = async (responses: object[]) =>
    BatchReceipt.parse((await send(app, `${root}/responses/batch`, { responses })).json()).outcomes;
  const modes = () =>
    source.query<{ mode: string; session: string | null }[]>(
      `SELECT mode, collecting_session_id AS session FROM response WHERE territory_id = $1 ORDER BY mode`,
      [here.territoryId],
    );
  return { here, root, as, facilitator, make, made, read, end, open, share, one, bring, modes };
}

test('a session is made, opened by its address, and what it brings has its mode, told for the whole of it', async () => {
  const { made, open, one, bring, modes, read, root, facilitator } = await aMorning();
  const session = await made();
  expect(session).toMatchObject({
    ...{ state: 'open', mode: 'interviewer', place: 'Centre social de la Rabière', people: 'Nadia, Karim' },
    ...{
      received: 0,
      held: 0,
      targets: [{ area: { code: 'nord', name: 'Nord' }, target: 10 }],
      idleAfterS: 90,
    },
  });
  const minutes = (Date.parse(session.endsAt) - Date.now()) / 60_000;
  expect(minutes, 'a clock in France is meant').toBeGreaterThan(118);
  expect(minutes).toBeLessThanOrEqual(120);

  const opened = await open(session.token);
  expect(opened.headers['cache-control']).toBe('no-store');
  expect(OpenedCollectingSession.parse(opened.json()).campaign.slug).toBe(CAMPAIGN);
  expect(opened.body, 'who collects is not for whoever finds the address').not.toContain('Nadia');

  const two = [one(session.token), one(session.token)];
  expect((await bring(two)).map(({ outcome }) => outcome)).toEqual(['received', 'received']);
  expect((await bring(two)).map(({ outcome }) => outcome)).toEqual(['known', 'known']);
  const { campaign, ...alone } = one(session.token);
  const url = `${root}/campaigns/${campaign}/responses`;
  expect((await send(running.app, url, alone)).statusCode).toBe(201);
  expect(await modes()).toEqual(
    Array.from({ length: 3 }, () => ({ mode: 'interviewer', session: session.id })),
  );
  const after = await read(session.id);
  expect(after).toMatchObject({ received: 3, held: 0 });
  expect(Object.keys(after.targets[0]!), 'no count by neighbourhood').toEqual(['area', 'target']);
  const list = await send(running.app, `${root}/collecting-sessions`, undefined, {
    ...{ method: 'GET', cookie: facilitator },
  });
  expect(CollectingSessions.parse(list.json()).sessions).toMatchObject([{ id: session.id, received: 3 }]);
});

test('a device without a session cannot claim a mode, and a session of another campaign is none', async () => {
  const { one, bring, modes } = await aMorning();
  const elsewhere = await (await aMorning()).made({ mode: 'kiosk' });
  const [claimed, invented, foreign, plain] = await bring([
    { ...one(), mode: 'interviewer' },
    one('inventé'),
    one(elsewhere.token),
    one(),
  ]);
  expect(claimed).toMatchObject({ outcome: 'to-correct', code: 'invalid-request' });
  for (const outcome of [invented, foreign])
    expect(outcome).toMatchObject({ outcome: 'to-correct', code: 'collecting-session-not-found' });
  expect(plain).toMatchObject({ outcome: 'received' });
  expect(await modes()).toEqual([{ mode: 'self', session: null }]);
});

test('ended from afar, a session opens nowhere, and what comes later waits to be decided, then keeps its session', async () => {
  const { made, end, open, share, one, bring, read, modes, root, facilitator, here } = await aMorning();
  const session = await made({ mode: 'kiosk' });
  const before = one(session.token);
  await bring([before]);
  const [first, second] = [await end(session.id), await end(session.id)];
  expect([first.statusCode, second.statusCode], 'ended twice is ended').toEqual([200, 200]);
  const refused = await open(session.token);
  expect([refused.statusCode, code(refused)]).toEqual([410, 'collecting-session-ended']);
  expect((await share(session.token)).statusCode, 'what waits may leave the device').toBe(200);

  const late = one(session.token);
  expect((await bring([before, late])).map(({ outcome }) => outcome)).toEqual(['known', 'held']);
  const { campaign, ...alone } = one(session.token);
  const direct = await send(running.app, `${root}/campaigns/${campaign}/responses`, alone);
  expect(direct.statusCode, 'nothing is lost on the way of a single one either').toBe(201);
  expect(await read(session.id)).toMatchObject({ state: 'ended', received: 1, held: 2 });
  const held = await send(running.app, `${root}/held-responses`, undefined, {
    ...{ method: 'GET', cookie: facilitator },
  });
  expect(HeldResponses.parse(held.json()).campaigns).toMatchObject([
    { campaign: CAMPAIGN, responses: { disclosure: 'withheld' } },
  ]);
  await send(
    running.app,
    `${root}/held-responses/${CAMPAIGN}/decision`,
    { accept: true },
    { cookie: facilitator },
  );
  expect(await modes()).toEqual(Array.from({ length: 3 }, () => ({ mode: 'kiosk', session: session.id })));
  const trace = await running.source.query<{ action: string }[]>(
    `SELECT action FROM audit_entry WHERE territory_id = $1 AND subject = $2 ORDER BY id`,
    [here.territoryId, `collecting-session:${session.id}`],
  );
  expect(trace.map(({ action }) => action)).toEqual(['collecting-session.create', 'collecting-session.end']);
});

test('past its hour a session opens nowhere, and what was given before is counted as any other', async () => {
  const { made, open, one, bring, here } = await aMorning();
  const session = await made();
  await running.source.query(
    `UPDATE collecting_session SET created_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'
      WHERE territory_id = $1`,
    [here.territoryId],
  );
  const refused = await open(session.token);
  expect([refused.statusCode, code(refused)]).toEqual([410, 'collecting-session-over']);
  expect((await bring([one(session.token)])).map(({ outcome }) => outcome)).toEqual(['received']);
});

test('the key of a lost device is given to nobody, and tries at it are few', async () => {
  const { made, end, share, open } = await aMorning();
  const session = await made();
  const from = anAddress();
  const first = KeyShare.parse((await share(session.token, from)).json()).share;
  expect(KeyShare.parse((await share(session.token)).json()).share, 'always the same').toBe(first);
  expect(first).not.toBe(session.token);
  let answer = await share(session.token, from);
  for (let tries = 0; tries < 20 && answer.statusCode === 200; tries += 1)
    answer = await share(session.token, from);
  expect([answer.statusCode, code(answer)]).toEqual([429, 'too-many-attempts']);

  // Ended first, found to be lost later.
  await end(session.id);
  expect(CollectingSessionDetail.parse((await end(session.id, { lost: true })).json()).state).toBe('lost');
  for (const refused of [await share(session.token), await open(session.token)])
    expect([refused.statusCode, code(refused)]).toEqual([410, 'collecting-session-lost']);
});

test('neither the token nor the half of the key is in the database', async () => {
  const { made, share } = await aMorning();
  const session = await made();
  const half = KeyShare.parse((await share(session.token)).json()).share;
  expect(await foundIn(running.source, session.token)).toEqual([]);
  expect(await foundIn(running.source, half)).toEqual([]);
});

test.each([
  [{ place: ' ' }, 400, 'invalid-request'],
  [{ place: 'Marché\0' }, 400, 'invalid-request'],
  [{ people: 'Léa\0' }, 400, 'invalid-request'],
  [{ mode: 'self' }, 400, 'invalid-request'],
  [{ ends: '2026-11-26T12:00Z' }, 400, 'invalid-request'],
  [{ ends: inFrance(-1) }, 400, 'end-out-of-reach'],
  [{ ends: inFrance(100 * 24 * 60) }, 400, 'end-out-of-reach'],
  [{ targets: [{ area: 'atlantis', target: 3 }] }, 400, 'unknown-target'],
  [
    {
      targets: [
        { area: 'nord', target: 3 },
        { area: 'nord', target: 4 },
      ],
    },
    400,
    'invalid-request',
  ],
  [{ targets: [{ area: 'nord', target: 0 }] }, 400, 'invalid-request'],
  [{ campaign: 'nulle-part' }, 404, 'campaign-not-found'],
  [{ pin: '123456' }, 400, 'invalid-request'],
] as const)('%o makes no session', async (changes, status, problem) => {
  const { make, here } = await aMorning();
  const answer = await make(changes);
  expect([answer.statusCode, code(answer)]).toEqual([status, problem]);
  expect(
    await running.source.query('SELECT FROM collecting_session WHERE territory_id = $1', [here.territoryId]),
  ).toEqual([]);
});

test('a closed campaign is not collected any more', async () => {
  const { make } = await aMorning({ closes: -1 });
  const answer = await make();
  expect([answer.statusCode, code(answer)]).toEqual([409, 'collecting-campaign-closed']);
});

test('members and strangers see no session and make none; an address that is none opens nothing', async () => {
  const { as, make, made, end, open, share, root } = await aMorning();
  const session = await made();
  const member = await as('member');
  const get = (path: string, cookie?: string) =>
    send(running.app, `${root}/collecting-sessions${path}`, undefined, {
      method: 'GET',
      ...(cookie && { cookie }),
    });
  for (const answer of [
    ...[await get(''), await get('', member), await get(`/${session.id}`, member)],
    ...[await make({}, member), await make({}, ''), await end(session.id, {}, member)],
  ])
    expect([answer.statusCode, code(answer)]).toEqual([404, 'not-found']);
  for (const answer of [await open('inventé'), await share('inventé')])
    expect([answer.statusCode, code(answer)]).toEqual([404, 'collecting-session-not-found']);
  // A session of another territory is none here.
  const { end: endElsewhere } = await aMorning();
  expect(code(await endElsewhere(session.id))).toBe('collecting-session-not-found');
  expect((await open(session.token)).statusCode).toBe(200);
});
