import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Channel, ChannelList, ChannelTarget } from '@belvedere/contracts/channels';
import { Problem } from '@belvedere/contracts/problem';
import { BatchReceipt } from '@belvedere/contracts/responses';
import { aResponse } from '@belvedere/fixtures/responses';
import { aPerson, send, signIn } from './a-person.ts';
import { anActor } from './an-actor.ts';
import { startApplication } from './application.ts';
import { anObservatory, CAMPAIGN, type Observatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Observatory;
beforeAll(async () => {
  running = await startApplication();
});
beforeEach(async () => {
  here = await anObservatory(running.source);
});
afterAll(() => running.close());

const as = async (role: 'member' | 'facilitator') =>
  signIn(running.app, (await aPerson(running.source, { roles: { [here.territoryId]: role } })).email);
const root = () => `/api/territories/${here.slug}/campaigns/${CAMPAIGN}`;
const list = async (cookie: string): Promise<Channel[]> => {
  const answer = await send(running.app, `${root()}/channels`, undefined, { method: 'GET', cookie });
  return ChannelList.parse(answer.json()).channels;
};
const create = (wanted: unknown, cookie?: string, campaign = root()) =>
  send(running.app, `${campaign}/channels`, wanted, { ...(cookie && { cookie }) });
const change = (code: string, wanted: unknown, cookie?: string, campaign = root()) =>
  send(running.app, `${campaign}/channels/${code}`, wanted, { method: 'PATCH', ...(cookie && { cookie }) });
const answer = (channel?: unknown) =>
  send(running.app, `${root()}/responses`, {
    ...{ id: randomUUID(), surveyVersion: 1, language: 'fr', answers: aResponse({ area: 'nord' }) },
    ...(channel !== undefined && { channel }),
  });
const code = (refused: { json: () => unknown }) => Problem.parse(refused.json()).code;
const stored = async () =>
  running.source.query<{ label: string | null }[]>(
    `SELECT c.label FROM response r LEFT JOIN campaign_channel c ON c.id = r.channel_id WHERE r.territory_id = $1`,
    [here.territoryId],
  );

test('a facilitator makes a channel, whose short address leads to the campaign', async () => {
  const facilitator = await as('facilitator');
  expect((await create({ kind: 'place', label: ' Marché ' }, facilitator)).statusCode).toBe(201);
  const [channel] = await list(facilitator);
  expect(channel).toMatchObject({
    ...{ kind: 'place', label: 'Marché', actor: null },
    responses: { disclosure: 'withheld', reason: 'base' },
  });
  const typed = channel!.shortAddress.split('/').at(-1)!.toLowerCase();
  const followed = await send(running.app, `/api/channels/${typed}`, undefined, { method: 'GET' });
  expect(ChannelTarget.parse(followed.json())).toMatchObject({ territory: here.slug, campaign: CAMPAIGN });
  expect(channel!.address).toContain(`?canal=${ChannelTarget.parse(followed.json()).code}`);
  const trace = await running.source.query(
    'SELECT action, after FROM audit_entry WHERE territory_id = $1 AND action = $2',
    [here.territoryId, 'channel.create'],
  );
  expect(trace).toEqual([{ action: 'channel.create', after: { kind: 'place', label: 'Marché' } }]);
});

test('a channel may be held by who is on the map, and by nobody else’s actor', async () => {
  const facilitator = await as('facilitator');
  const { slug } = await anActor(running.source, here, { name: 'Centre social' });
  expect(
    (await create({ kind: 'structure', label: 'Centre social', actor: slug }, facilitator)).statusCode,
  ).toBe(201);
  expect((await list(facilitator))[0]?.actor).toEqual({ slug, name: 'Centre social' });
  const unknown = await create({ kind: 'structure', label: 'Ailleurs', actor: 'nulle-part' }, facilitator);
  expect([unknown.statusCode, code(unknown)]).toEqual([404, 'actor-not-found']);
});

test.each([
  [{ kind: 'person', label: 'Mme Martin' }],
  [{ kind: 'place', label: '  ' }],
  [{ kind: 'place', label: 'Marché\0' }],
  [{ kind: 'place', label: 'x'.repeat(81) }],
  [{ kind: 'place', label: 'Marché', code: 'ACDEFGHJ' }],
])('%j makes no channel', async (wanted) => {
  const facilitator = await as('facilitator');
  expect((await create(wanted, facilitator)).statusCode).toBe(400);
  expect(await list(facilitator)).toEqual([]);
});

test('members and strangers know of none, and a code that is none leads nowhere', async () => {
  const member = await as('member');
  for (const cookie of [undefined, member]) {
    const refused = await create({ kind: 'link', label: 'Lettre' }, cookie);
    expect([refused.statusCode, code(refused)]).toEqual([404, 'not-found']);
  }
  for (const typed of ['ACDE-FGHJ', 'x', '%3Cscript%3E']) {
    const lost = await send(running.app, `/api/channels/${typed}`, undefined, { method: 'GET' });
    expect([lost.statusCode, code(lost)]).toEqual([404, 'channel-not-found']);
  }
});

test('an answer keeps its channel, at once or later, and is taken without one that is none', async () => {
  const facilitator = await as('facilitator');
  await create({ kind: 'place', label: 'Marché' }, facilitator);
  const [{ code: written }] = (await list(facilitator)) as [Channel];
  expect((await answer(written)).statusCode).toBe(201);
  const later = await send(running.app, `/api/territories/${here.slug}/responses/batch`, {
    responses: [
      {
        ...{ id: randomUUID(), campaign: CAMPAIGN, surveyVersion: 1, language: 'fr', channel: written },
        answers: aResponse({ area: 'sud' }),
      },
    ],
  });
  expect(BatchReceipt.parse(later.json()).outcomes[0]?.outcome).toBe('received');
  expect(await stored()).toEqual([{ label: 'Marché' }, { label: 'Marché' }]);
  for (const none of [undefined, 'ACDEFGHJ', '', '<img>']) expect((await answer(none)).statusCode).toBe(201);
  expect((await stored()).filter(({ label }) => label === null)).toHaveLength(4);
});

test('the channel of another campaign is none of this one', async () => {
  const elsewhere = await anObservatory(running.source);
  const person = await aPerson(running.source, { roles: { [elsewhere.territoryId]: 'facilitator' } });
  const cookie = await signIn(running.app, person.email);
  const there = `/api/territories/${elsewhere.slug}/campaigns/${CAMPAIGN}`;
  await create({ kind: 'link', label: 'Lettre' }, cookie, there);
  const found = await send(running.app, `${there}/channels`, undefined, { method: 'GET', cookie });
  const [{ code: theirs }] = ChannelList.parse(found.json()).channels as [Channel];
  expect((await answer(theirs)).statusCode).toBe(201);
  expect(await stored()).toEqual([{ label: null }]);
});

test('how many came by a channel is told from eleven on, in steps, and never exactly', async () => {
  const facilitator = await as('facilitator');
  await create({ kind: 'place', label: 'Marché' }, facilitator);
  const [{ code: written }] = (await list(facilitator)) as [Channel];
  const told: string[] = [];
  for (let count = 1; count <= 22; count += 1) {
    expect((await answer(written)).statusCode).toBe(201);
    if ([10, 11, 19, 20, 22].includes(count))
      told.push(JSON.stringify((await list(facilitator))[0]!.responses));
  }
  const shown = (atLeast: number) => JSON.stringify({ disclosure: 'shown', atLeast });
  expect(told).toEqual([
    JSON.stringify({ disclosure: 'withheld', reason: 'base' }),
    ...[shown(11), shown(11), shown(20), shown(20)],
  ]);
});

/** What is known of a campaign is trusted for two seconds. */
const trusted = () => setTimeout(2100);

/** A channel of the campaign, as whoever facilitates sees it. */
async function aChannel() {
  const facilitator = await as('facilitator');
  await create({ kind: 'place', label: 'Marché' }, facilitator);
  const [channel] = (await list(facilitator)) as [Channel];
  return { facilitator, channel, now: async () => (await list(facilitator))[0] };
}
const traces = () =>
  running.source.query<object[]>(
    `SELECT action, before, after FROM audit_entry
      WHERE territory_id = $1 AND action IN ('channel.rename', 'channel.stop', 'channel.reopen') ORDER BY id`,
    [here.territoryId],
  );

test('a channel gets another name under the same code, once', async () => {
  const { facilitator, channel, now } = await aChannel();
  for (let twice = 0; twice < 2; twice += 1)
    expect((await change(channel.code, { label: ' Marché du Nord ' }, facilitator)).statusCode).toBe(200);
  expect(await now()).toEqual({ ...channel, label: 'Marché du Nord' });
  expect(await traces()).toEqual([
    { action: 'channel.rename', before: { label: 'Marché' }, after: { label: 'Marché du Nord' } },
  ]);
});

test('a stopped channel is none for new answers, keeps what came by it, leads on, and may be opened again', async () => {
  const { facilitator, channel, now } = await aChannel();
  for (let count = 0; count < 11; count += 1) await answer(channel.code);
  expect((await change(channel.code, { stopped: true }, facilitator)).statusCode).toBe(200);
  expect((await change(channel.code, { stopped: true }, facilitator)).statusCode).toBe(200);
  await trusted();
  expect((await answer(channel.code)).statusCode, 'no answer is lost for it').toBe(201);
  expect((await stored()).filter(({ label }) => label === null)).toHaveLength(1);
  expect(await now()).toEqual({
    ...{ ...channel, stopped: true },
    responses: { disclosure: 'shown', atLeast: 11 },
  });
  const followed = await send(running.app, `/api/channels/${channel.code}`, undefined, { method: 'GET' });
  expect(ChannelTarget.parse(followed.json()).campaign).toBe(CAMPAIGN);

  expect((await change(channel.code, { stopped: false }, facilitator)).statusCode).toBe(200);
  await trusted();
  await answer(channel.code);
  expect((await stored()).filter(({ label }) => label === 'Marché')).toHaveLength(12);
  const after = { label: 'Marché' };
  expect(await traces()).toEqual([
    { action: 'channel.stop', before: null, after },
    { action: 'channel.reopen', before: null, after },
  ]);
});

test('stopping and opening again tells no number that was withheld', async () => {
  const { facilitator, channel, now } = await aChannel();
  for (let count = 0; count < 10; count += 1) await answer(channel.code);
  for (const stopped of [true, false]) {
    await change(channel.code, { stopped }, facilitator);
    expect((await now())?.responses).toEqual({ disclosure: 'withheld', reason: 'base' });
  }
});

test.each([
  {},
  { label: ' ' },
  { label: 'Marché\0' },
  { label: 'x'.repeat(81) },
  { stopped: 'yes' },
  { stopped: true, kind: 'link' },
])('%j changes no channel', async (wanted) => {
  const { facilitator, channel, now } = await aChannel();
  expect((await change(channel.code, wanted, facilitator)).statusCode).toBe(400);
  expect(await now()).toEqual(channel);
  expect(await traces()).toEqual([]);
});

test('members, strangers and those who facilitate elsewhere change none, nor does the address of another campaign', async () => {
  const { facilitator, channel, now } = await aChannel();
  const elsewhere = await anObservatory(running.source);
  const person = await aPerson(running.source, { roles: { [elsewhere.territoryId]: 'facilitator' } });
  const there = await signIn(running.app, person.email);
  for (const cookie of [undefined, await as('member'), there]) {
    const refused = await change(channel.code, { stopped: true }, cookie);
    expect([refused.statusCode, code(refused)]).toEqual([404, 'not-found']);
  }
  const lost = await change(
    channel.code,
    { stopped: true },
    there,
    `/api/territories/${elsewhere.slug}/campaigns/${CAMPAIGN}`,
  );
  expect([lost.statusCode, code(lost)]).toEqual([404, 'channel-not-found']);
  for (const typed of ['ACDE-FGHJ', 'x']) {
    const none = await change(typed, { stopped: true }, facilitator);
    expect([none.statusCode, code(none)]).toEqual([404, 'channel-not-found']);
  }
  expect(await now()).toEqual(channel);
});
