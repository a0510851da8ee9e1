import { afterAll, beforeAll, expect, test } from 'vitest';
import { Group, GroupCreated, GroupInside, GroupList, MyGroups } from '@belvedere/contracts/groups';
import { aGroupAtWork, outcomeOf } from './a-group-at-work.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

const read = (path: string) => send(running.app, path, undefined, { method: 'GET' });
const atWork = (...more: Parameters<typeof aGroupAtWork> extends [unknown, ...infer Rest] ? Rest : never) =>
  aGroupAtWork(running, ...more);
const SETTINGS = {
  name: 'Numérique et quartier',
  purpose: { fr: 'Comprendre ensemble.', en: null },
  visibility: 'public',
  joining: 'request',
  modules: ['wiki', 'meetings'],
  nextMeeting: { on: '2999-03-24', place: 'Maison de quartier' },
};

test('a public page says what a group is for and who is missing, and no name', async () => {
  const { group } = await atWork();
  const answer = await read(group.path);
  expect(Group.parse(answer.json())).toMatchObject({
    name: group.name,
    size: 2,
    colleges: ['professional', 'resident'],
    missingColleges: ['institution'],
  });
  expect(answer.body).not.toMatch(/Fanny|Malik/);
});

test('a facilitator of the territory founds a group, and facilitates it', async () => {
  const { territory, someone, actions } = await atWork();
  const founder = await someone('Flore', 'facilitator');
  const groups = `/api/territories/${territory.slug}/groups`;
  const create = (payload: object) => founder.ask('POST', groups, payload);
  const { slug } = GroupCreated.parse((await create(SETTINGS)).json());
  expect(slug).toMatch(/^numerique-et-quartier-[a-z0-9]{5}$/);
  const inside = await founder.ask('GET', `${groups}/${slug}/inside`);
  expect(GroupInside.parse(inside.json())).toMatchObject({
    mine: 'facilitator',
    people: [{ name: 'Flore' }],
    nextMeeting: SETTINGS.nextMeeting,
  });
  expect(await actions()).toEqual(['group.create', 'group-member.join']);
  expect(GroupCreated.parse((await create({ ...SETTINGS, name: '…' })).json()).slug).toMatch(
    /^groupe-[a-z0-9]{5}$/,
  );
  for (const wrong of [
    { name: 'a\0b' },
    { modules: ['mining'] },
    { purpose: {} },
    { purpose: { fr: 'a\0b', en: null } },
    { nextMeeting: { on: '2999-03-24', place: 'a\0b' } },
    { visibility: 'secret' },
  ])
    expect(outcomeOf(await create({ ...SETTINGS, ...wrong }))).toBe('400 invalid-request');
  const member = await someone('Mo', 'member');
  expect(outcomeOf(await member.ask('POST', groups, SETTINGS))).toBe('403 forbidden');
});

test('founding a group of the name of a private one tells nothing of it', async () => {
  const { territory, someone, group } = await atWork({
    ...{ visibility: 'private', name: SETTINGS.name, slug: 'numerique-et-quartier' },
  });
  const stranger = await someone('Flore', 'facilitator');
  const elsewhere = await atWork();
  const other = await elsewhere.someone('Fleur', 'facilitator');
  const found = async (by: typeof stranger, where: { slug: string }) => {
    const answer = await by.ask('POST', `/api/territories/${where.slug}/groups`, SETTINGS);
    return `${outcomeOf(answer)} ${answer.body.replace(/-[a-z0-9]{5}"/, '-drawn"')}`;
  };
  const told = await found(stranger, territory);
  expect(told).toBe('201 {"slug":"numerique-et-quartier-drawn"}');
  expect(await found(other, elsewhere.territory), 'the same where there is none').toBe(told);
  expect(await found(stranger, territory), 'and once more').toBe(told);
  expect(outcomeOf(await stranger.ask('GET', `${group.path}/inside`))).toBe('404 not-found');
});

test('settings are changed by whoever facilitates, and the trace tells what', async () => {
  const { group, fanny, malik, territory } = await atWork();
  expect(outcomeOf(await fanny.ask('PUT', '', SETTINGS))).toBe('200');
  expect(Group.parse((await read(group.path)).json())).toMatchObject(SETTINGS);
  const [entry] = await running.source.query<[{ before: object; after: object }]>(
    `SELECT before, after FROM audit_entry WHERE territory_id = $1 AND action = 'group.change'`,
    [territory.id],
  );
  expect(entry.before).toMatchObject({ name: group.name, nextMeeting: null });
  expect(entry.after).not.toHaveProperty('visibility');
  expect(outcomeOf(await fanny.ask('PUT', '', { ...SETTINGS, name: '' }))).toBe('400 invalid-request');
  expect(outcomeOf(await malik.ask('PUT', '', SETTINGS))).toBe('404 not-found');
});

test('a private group is, to whoever is no member, as if it were not', async () => {
  const { territory, group, malik, someone } = await atWork({ visibility: 'private' });
  const elsewhere = await aTerritory(running.source);
  const outsider = await someone('Odile', 'facilitator');
  const stranger = await signIn(
    running.app,
    (await aPerson(running.source, { roles: { [elsewhere.id]: 'administrator' } })).email,
  );
  const missing = `/api/territories/${territory.slug}/groups/nulle-part`;
  const said = { reason: 'Pour voir', college: 'resident' };
  const byMail = { ...said, name: 'X', email: 'x@essai.example', language: 'fr' };
  for (const cookie of [undefined, outsider.cookie, stranger])
    for (const [method, path, payload] of [
      ['GET', '', undefined],
      ['GET', '/inside', undefined],
      ['GET', '/management', undefined],
      ['PUT', '', SETTINGS],
      ['DELETE', '/membership', undefined],
      ['POST', '/requests', said],
      ['POST', '/requests/by-mail', byMail],
    ] as const) {
      const options = { method, ...(cookie ? { cookie } : {}) };
      const there = await send(running.app, group.path + path, payload, options);
      const nowhere = await send(running.app, missing + path, payload, options);
      expect([there.statusCode, there.body], `${method} ${path}`).toEqual([nowhere.statusCode, nowhere.body]);
      expect(there.statusCode).toBe(path === '/requests' && !cookie ? 401 : 404);
    }
  const list = GroupList.parse((await read(`/api/territories/${territory.slug}/groups`)).json());
  expect(list.groups).toEqual([]);
  expect(GroupInside.parse((await malik.ask('GET', 'inside')).json()).name).toBe(group.name);
  const mine = MyGroups.parse((await malik.ask('GET', '/api/me/groups')).json());
  expect(mine.groups).toMatchObject([{ slug: group.slug, visibility: 'private', role: 'member' }]);
  // From another territory the same address leads nowhere, to its members too.
  const wrong = await malik.ask('GET', `/api/territories/${elsewhere.slug}/groups/${group.slug}/inside`);
  expect(outcomeOf(wrong)).toBe('404 not-found');
});

test('leaving ends access at once, and nowhere else', async () => {
  const { malik, group, actions } = await atWork();
  expect(outcomeOf(await malik.ask('DELETE', 'membership'))).toBe('200');
  expect(outcomeOf(await malik.ask('GET', 'inside'))).toBe('404 not-found');
  expect(outcomeOf(await malik.ask('GET', '/api/me'))).toBe('200');
  expect(await actions()).toEqual(['group-member.end']);
  expect(Group.parse((await read(group.path)).json()).size).toBe(1);
});

test('whoever leaves a territory leaves its groups', async () => {
  const { malik, fanny, territory } = await atWork();
  const leave = ({ ask, id }: typeof malik) =>
    ask('DELETE', `/api/territories/${territory.slug}/memberships/${id}`);
  expect(outcomeOf(await leave(malik))).toBe('200');
  expect(outcomeOf(await malik.ask('GET', 'inside'))).toBe('404 not-found');
  expect(outcomeOf(await leave(fanny))).toBe('409 last-facilitator');
  expect(outcomeOf(await fanny.ask('GET', 'inside'))).toBe('200');
});

test('a contribution shows its author while they are in the group, "ancien membre" afterwards', async () => {
  const { malik, group, territory } = await atWork();
  const names = () =>
    running.source.query(
      'SELECT name FROM group_author WHERE territory_id = $1 AND group_id = $2 ORDER BY member_id',
      [territory.id, group.id],
    );
  expect(await names()).toEqual([{ name: 'Fanny' }, { name: 'Malik' }]);
  await malik.ask('DELETE', 'membership');
  expect(await names()).toEqual([{ name: 'Fanny' }, { name: null }]);
  // Whoever comes back is known again.
  await group.with(malik);
  expect(await names()).toEqual([{ name: 'Fanny' }, { name: 'Malik' }, { name: 'Malik' }]);
  await running.source.query('DELETE FROM auth.person WHERE id = $1', [malik.id]);
  expect(await names()).toEqual([{ name: 'Fanny' }, { name: null }, { name: null }]);
});

test('roles are changed and people removed by whoever facilitates', async () => {
  const { fanny, malik, group, territory, actions } = await atWork();
  const change = (who: typeof malik, person: string, changes: object) =>
    who.ask('PATCH', `members/${person}`, changes);
  expect(outcomeOf(await change(malik, malik.id, { role: 'facilitator' }))).toBe('404 not-found');
  expect(outcomeOf(await change(fanny, malik.id, { role: 'king' }))).toBe('400 invalid-request');
  expect(outcomeOf(await change(fanny, malik.id, { organisation: 'nulle-part' }))).toBe(
    '400 organisation-not-found',
  );
  await running.source.query(
    `INSERT INTO actor (territory_id, slug, kind, name, commune, geom)
     VALUES ($1, 'centre-social', 'social-centre', 'Centre social', 'Essai', ST_SetSRID(ST_MakePoint(0.7, 47.4), 4326))`,
    [territory.id],
  );
  expect(outcomeOf(await change(fanny, malik.id, { organisation: 'centre-social' }))).toBe('200');
  const { people } = GroupInside.parse((await fanny.ask('GET', 'inside')).json());
  expect(people.find(({ name }) => name === 'Malik')?.organisation).toBe('Centre social');
  const held = await running.source.query<{ slug: string }[]>(
    'SELECT a.slug FROM membership m JOIN actor a ON (a.territory_id, a.id) = (m.territory_id, m.actor_id) WHERE person_id = $1',
    [malik.id],
  );
  expect(held, 'for what he joins later, too').toEqual([{ slug: 'centre-social' }]);
  expect(outcomeOf(await change(fanny, fanny.id, { role: 'member' }))).toBe('409 last-facilitator');
  expect(outcomeOf(await fanny.ask('DELETE', 'membership'))).toBe('409 last-facilitator');
  expect(outcomeOf(await change(fanny, malik.id, { role: 'facilitator' }))).toBe('200');
  expect(outcomeOf(await malik.ask('DELETE', `members/${fanny.id}`))).toBe('200');
  expect(outcomeOf(await malik.ask('DELETE', `members/${fanny.id}`))).toBe('404 group-member-not-found');
  expect(outcomeOf(await malik.ask('DELETE', `members/${malik.id}`))).toBe('409 last-facilitator');
  expect(outcomeOf(await malik.ask('DELETE', 'members/personne'))).toBe('400 invalid-request');
  expect(outcomeOf(await fanny.ask('GET', 'management'))).toBe('404 not-found');
  expect(await actions()).toEqual(['group-member.role', 'group-member.end']);
  expect(Group.parse((await read(group.path)).json()).size).toBe(1);
});

test('of two last facilitators who leave at once, one stays', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { fanny, malik } = await atWork();
    await fanny.ask('PATCH', `members/${malik.id}`, { role: 'facilitator' });
    const both = await Promise.all([
      fanny.ask('DELETE', 'membership'),
      round % 2 === 0
        ? malik.ask('DELETE', 'membership')
        : malik.ask('PATCH', `members/${malik.id}`, { role: 'member' }),
    ]);
    expect(both.map(outcomeOf).sort()).toEqual(['200', '409 last-facilitator']);
  }
});

test('of two last administrators who leave a territory at once, one stays', async () => {
  const { someone, territory } = await atWork();
  const two = [await someone('Ada', 'administrator'), await someone('Ali', 'administrator')];
  const both = await Promise.all(
    two.map(({ ask, id }) => ask('DELETE', `/api/territories/${territory.slug}/memberships/${id}`)),
  );
  expect(both.map(outcomeOf).sort()).toEqual(['200', '409 last-administrator']);
});
