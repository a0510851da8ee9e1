import { afterAll, beforeAll, expect, test } from 'vitest';
import { GroupInside, GroupManagement } from '@belvedere/contracts/groups';
import { Problem } from '@belvedere/contracts/problem';
import { aGroupAtWork, outcomeOf } from './a-group-at-work.ts';
import { mailsTo } from './a-mailbox.ts';
import { anAddress, send } from './a-person.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

const SAID = { reason: 'J’aide mes voisins avec leurs démarches.', college: 'resident' };
const setting = async () => {
  const at = await aGroupAtWork(running);
  const rosa = await at.someone('Rosa');
  const waiting = async () =>
    GroupManagement.parse((await at.fanny.ask('GET', 'management')).json()).requests;
  const decide = (who: typeof rosa, id: number, decision: object) =>
    who.ask('POST', `requests/${String(id)}/decision`, decision);
  return { ...at, rosa, waiting, decide };
};

test('asked twice is one request, and facilitators are told once', async () => {
  const { rosa, fanny, waiting } = await setting();
  expect(outcomeOf(await rosa.ask('POST', 'requests', { ...SAID, reason: 'a\0b' }))).toBe(
    '400 invalid-request',
  );
  expect(outcomeOf(await rosa.ask('POST', 'requests', SAID))).toBe('202');
  expect(outcomeOf(await rosa.ask('POST', 'requests', SAID))).toBe('202');
  expect(await waiting()).toMatchObject([{ name: 'Rosa', email: null, ...SAID }]);
  const mails = await mailsTo(running.source, fanny.email);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ template: 'notification' });
  expect(mails[0]!.data.subject).toContain('Rosa demande à rejoindre');
  expect(outcomeOf(await rosa.ask('POST', 'requests', { reason: '', college: 'king' }))).toBe(
    '400 invalid-request',
  );
});

test('approval makes both memberships, and a welcome, or nothing', async () => {
  const { rosa, fanny, malik, waiting, decide, actions, territory } = await setting();
  await rosa.ask('POST', 'requests', SAID);
  const [request] = await waiting();
  expect(outcomeOf(await decide(malik, request!.id, { approve: true }))).toBe('404 not-found');
  expect(outcomeOf(await decide(fanny, request!.id, { approve: 'oui' }))).toBe('400 invalid-request');
  expect(outcomeOf(await decide(fanny, 2_000_000_000, { approve: true }))).toBe('404 join-request-not-found');
  expect(outcomeOf(await decide(fanny, request!.id, { approve: true, word: 'Bienvenue Rosa' }))).toBe('200');
  const inside = GroupInside.parse((await rosa.ask('GET', 'inside')).json());
  expect(inside.people.map(({ name, college }) => [name, college])).toContainEqual(['Rosa', 'resident']);
  const me = await rosa.ask('GET', '/api/me');
  expect(me.json()).toMatchObject({ memberships: [{ territory: { slug: territory.slug }, role: 'member' }] });
  expect(await mailsTo(running.source, rosa.email)).toMatchObject([
    { template: 'join-answered', data: { approved: true, word: 'Bienvenue Rosa' } },
  ]);
  expect(await actions()).toEqual(['join-request.approve', 'group-member.join']);
  expect(outcomeOf(await rosa.ask('POST', 'requests', SAID))).toBe('409 already-member');
});

test('of two facilitators who decide at once, the second hears who decided what', async () => {
  for (const approve of [true, false]) {
    const { rosa, fanny, malik, waiting, decide } = await setting();
    await fanny.ask('PATCH', `members/${malik.id}`, { role: 'facilitator' });
    await rosa.ask('POST', 'requests', SAID);
    const [request] = await waiting();
    const both = await Promise.all([
      decide(fanny, request!.id, { approve }),
      decide(malik, request!.id, { approve }),
    ]);
    expect(both.map(outcomeOf).sort()).toEqual(['200', '409 already-decided']);
    const first = outcomeOf(both[0]) === '200' ? 'Fanny' : 'Malik';
    const second = both.find(({ statusCode }) => statusCode === 409)!;
    expect(Problem.parse(second.json())).toMatchObject({
      title: `${first} a déjà ${approve ? 'accepté' : 'refusé'} cette demande.`,
      errors: [{ path: 'by', message: first }],
    });
    expect(await mailsTo(running.source, rosa.email)).toHaveLength(1);
  }
});

test('whoever was refused asks again after thirty days, and is told when', async () => {
  const { rosa, fanny, waiting, decide, territory } = await setting();
  await rosa.ask('POST', 'requests', SAID);
  await decide(fanny, (await waiting())[0]!.id, { approve: false, word: 'Le groupe est complet.' });
  expect(await mailsTo(running.source, rosa.email)).toMatchObject([
    { data: { approved: false, word: 'Le groupe est complet.' } },
  ]);
  const soon = await rosa.ask('POST', 'requests', SAID);
  expect(outcomeOf(soon)).toBe('409 asked-too-soon');
  expect(Problem.parse(soon.json()).title).toMatch(/à partir du \d+/);
  const [from] = Problem.parse(soon.json()).errors ?? [];
  expect([from?.path, Date.parse(from?.message ?? '') > Date.now()]).toEqual(['from', true]);
  await running.source.query(
    `UPDATE join_request SET decided_at = now() - interval '31 days' WHERE territory_id = $1`,
    [territory.id],
  );
  expect(outcomeOf(await rosa.ask('POST', 'requests', SAID))).toBe('202');
  expect(await waiting()).toHaveLength(1);
});

test('a group by invitation takes no request', async () => {
  const { someone } = await aGroupAtWork(running, { joining: 'invitation' });
  const rosa = await someone('Rosa');
  expect(outcomeOf(await rosa.ask('POST', 'requests', SAID))).toBe('409 by-invitation-only');
});

test('who has no account leaves an address, gets the same answer always, and once approved an invitation', async () => {
  const { group, fanny, waiting, decide } = await setting();
  const email = `${group.slug}@Sans-Compte.example`;
  const said = { ...SAID, name: 'Nina', email, language: 'fr' };
  const ask = (payload: object = said) => send(running.app, `${group.path}/requests/by-mail`, payload);
  const [first, second] = [await ask(), await ask()];
  expect([first.statusCode, second.body]).toEqual([202, first.body]);
  const requests = await waiting();
  expect(requests).toMatchObject([{ name: 'Nina', email: email.toLowerCase() }]);
  expect(outcomeOf(await decide(fanny, requests[0]!.id, { approve: true, word: 'Avec plaisir' }))).toBe(
    '200',
  );
  expect(await mailsTo(running.source, email.toLowerCase())).toMatchObject([
    { template: 'invitation', data: { group: group.name, invitedBy: 'Fanny', message: 'Avec plaisir' } },
  ]);
  // Refused, and asking too soon: the page says the same, only the owner of the address hears of it.
  await ask({ ...said, email: 'autre@sans-compte.example' });
  await decide(fanny, (await waiting())[0]!.id, { approve: false });
  const soon = await ask({ ...said, email: 'autre@sans-compte.example' });
  expect([soon.statusCode, soon.body]).toEqual([202, first.body]);
  expect(await waiting()).toEqual([]);
  expect(outcomeOf(await ask({ ...said, email: 'rien' }))).toBe('400 invalid-request');
});

test('requests without an account are slowed from one address, and not from another', async () => {
  const { group } = await setting();
  const from = anAddress();
  const ask = (address: string) =>
    send(
      running.app,
      `${group.path}/requests/by-mail`,
      { ...SAID, name: 'N', email: `${anAddress()}@sans-compte.example`, language: 'fr' },
      { from: address },
    );
  for (let count = 0; count < 5; count += 1) expect(outcomeOf(await ask(from))).toBe('202');
  expect(outcomeOf(await ask(from))).toBe('429 too-many-attempts');
  expect(outcomeOf(await ask(anAddress()))).toBe('202');
});
