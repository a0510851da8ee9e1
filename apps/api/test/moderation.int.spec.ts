import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditPage } from '@belvedere/contracts/audit';
import {
  DecidedProposals,
  ModerationQueue,
  ProposalDecided,
  ProposalDetail,
} from '@belvedere/contracts/moderation';
import { Problem } from '@belvedere/contracts/problem';
import { ForgetService } from '../src/moderation/forget/forget.service.ts';
import { send } from './a-person.ts';
import { aModeratedTerritory, anActionSheet, anActorSheet } from './a-proposal.ts';
import { anActor } from './an-actor.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Awaited<ReturnType<typeof aModeratedTerritory>>;
beforeAll(async () => {
  running = await startApplication();
  here = await aModeratedTerritory(running.app, running.source);
});
afterAll(() => running.close());

const EMAIL = 'lea.proposante@essai.example';
let drawn = 0;
const name = () =>
  `${['Maison', 'Jardin', 'Fanfare', 'Grenier', 'Verger'][(drawn += 1) % 5]!} ${randomUUID().slice(0, 8)}`;

const newActor = (said: Parameters<typeof anActorSheet>[0] = {}, more: object = {}) => ({
  kind: 'new-actor',
  values: anActorSheet({ name: name(), ...said }),
  ...more,
});
/** An actor as an observatory has it, with something to correct. */
async function aSheet(said: Record<string, string> = {}) {
  const actor = await anActor(running.source, here.observatory, {
    slug: `fiche-${randomUUID().slice(0, 8)}`,
    name: name(),
  });
  const values = { phone: '02 61 91 10 01', access: 'Tram A', presentation: 'Avant', ...said };
  await change(actor.id, values);
  return actor;
}
const change = (id: number, values: Record<string, string>) =>
  running.source.query(
    `UPDATE actor SET phone = coalesce($3, phone), access = coalesce($4, access), presentation = coalesce($5, presentation)
      WHERE territory_id = $1 AND id = $2`,
    [here.observatory.territoryId, id, values.phone, values.access, values.presentation],
  );
const correct = (slug: string, values: object, more: object = {}) =>
  here.proposed({ kind: 'actor-correction', slug, values, ...more });

const actor = async (slug: string) => {
  const answer = await running.app.inject(`/api/territories/${here.observatory.slug}/actors/${slug}`);
  return answer.statusCode === 200 ? answer.json<Record<string, unknown>>() : null;
};
const detail = async (id: string) => ProposalDetail.parse((await here.read(`/${id}`)).json());
const queue = async (query = '') => ModerationQueue.parse((await here.read(query)).json());
const decide = async (path: string, body?: object, cookie?: string) => {
  const answer = await here.moderate(path, body, cookie);
  expect(answer.statusCode, answer.body).toBe(200);
  return ProposalDecided.parse(answer.json());
};
const refused = async (path: string, body?: object, cookie?: string) => {
  const answer = await here.moderate(path, body, cookie);
  const { code, errors, title } = Problem.parse(answer.json());
  return { status: answer.statusCode, code, paths: errors?.map(({ path }) => path) ?? [], errors, title };
};
const audit = async () =>
  AuditPage.parse(
    (
      await send(running.app, `${here.root}/audit`, undefined, {
        method: 'GET',
        cookie: here.administrator.cookie,
      })
    ).json(),
  ).entries;
const mails = (email = EMAIL) =>
  running.source.query<{ data: { decision: string; link: string; reason?: string; word?: string } }[]>(
    'SELECT data FROM mail WHERE recipient = $1 ORDER BY created_at DESC',
    [email],
  );
const pointsOnMap = async () =>
  (
    await running.source.query<[{ points: number; actors: number }]>(
      `SELECT (SELECT coalesce(sum(points), 0)::int FROM actor_cluster WHERE territory_id = $1 AND zoom = 16) AS points,
              (SELECT count(*)::int FROM actor WHERE territory_id = $1 AND geom IS NOT NULL) AS actors`,
      [here.observatory.territoryId],
    )
  )[0];

describe('accepting', () => {
  test('a new actor puts it in the list, the search and on the map, tells its proposer, and leaves a trace', async () => {
    const sent = newActor({}, { email: EMAIL });
    const id = await here.proposed(sent);
    const done = await decide(`${id}/accept`, { word: 'Merci !' });
    expect(done).toMatchObject({ state: 'accepted', kept: [] });
    const { areas: _, ...values } = sent.values;
    expect(await actor(done.slug!)).toMatchObject({ ...values, slug: done.slug });
    expect((await actor(done.slug!))!.areasServed).toEqual([{ code: 'nord', name: 'Nord' }]);
    const found = await running.app.inject(
      `/api/territories/${here.observatory.slug}/actors?q=${encodeURIComponent(sent.values.name)}`,
    );
    expect(found.json<{ actors: { slug: string }[] }>().actors[0]?.slug).toBe(done.slug);
    const { points, actors } = await pointsOnMap();
    expect(points).toBe(actors);
    expect((await mails())[0]!.data).toMatchObject({
      decision: 'accepted',
      word: 'Merci !',
      link: `/t/${here.observatory.slug}/acteurs/${done.slug!}`,
    });
    const [entry] = await audit();
    expect(entry).toMatchObject({
      action: 'proposal.accept',
      role: 'facilitator',
      person: { id: here.facilitator.id },
      subject: `proposal:${id}`,
      before: { state: 'proposed' },
      after: { state: 'accepted', kind: 'new-actor', slug: done.slug },
    });
  });

  test('in part takes the fields chosen and no other, and says so', async () => {
    const sheet = await aSheet();
    const id = await correct(
      sheet.slug,
      { phone: '02 61 91 10 02', access: 'Bus 4', presentation: 'Après', areas: ['sud', 'centre'] },
      { email: EMAIL },
    );
    const done = await decide(`${id}/accept`, { fields: ['phone', 'areas'] });
    expect(done.fields.sort()).toEqual(['areas', 'phone']);
    expect(await actor(sheet.slug)).toMatchObject({
      ...{ phone: '02 61 91 10 02', access: 'Tram A', presentation: 'Avant' },
      areasServed: [
        { code: 'centre', name: 'Centre' },
        { code: 'sud', name: 'Sud' },
      ],
    });
    expect((await mails())[0]!.data.decision).toBe('accepted-in-part');
    expect((await detail(id)).decision).toMatchObject({ by: 'Fa Cilite', fields: ['areas', 'phone'] });
  });

  test('a new actor in part needs what no actor is without', async () => {
    const id = await here.proposed(newActor());
    const without = await refused(`${id}/accept`, { fields: ['name', 'themes'] });
    expect(without).toMatchObject({ status: 400, code: 'required-left-out', paths: ['kind', 'commune'] });
    const done = await decide(`${id}/accept`, { fields: ['name', 'kind', 'commune'] });
    expect(await actor(done.slug!)).toMatchObject({
      presentation: '',
      themes: [],
      address: null,
      position: null,
    });
  });

  test('actions, new and corrected, shows them on the pages of those that hold them', async () => {
    const [one, two] = [await aSheet(), await aSheet()];
    const id = await here.proposed({
      kind: 'new-action',
      values: anActionSheet(one.slug, { areas: ['nord'], startsOn: '2026-12-10' }),
    });
    const { slug } = await decide(`${id}/accept`);
    expect(await actor(one.slug)).toMatchObject({ actions: [{ slug, title: 'Atelier du mardi' }] });
    const correction = { title: 'Atelier du jeudi', holders: [one.slug, two.slug], endsOn: '2026-12-09' };
    const wrong = await here.proposed({ kind: 'action-correction', slug, values: correction });
    expect(await refused(`${wrong}/accept`)).toMatchObject({ status: 400, code: 'days-in-disorder' });
    expect((await detail(wrong)).names).toMatchObject({ [two.slug]: expect.any(String) as string });
    await decide(`${wrong}/accept`, { fields: ['title', 'holders'] });
    expect(await actor(two.slug)).toMatchObject({
      actions: [{ title: 'Atelier du jeudi', startsOn: '2026-12-10' }],
    });
  });

  test('a report changes nothing by itself', async () => {
    const sheet = await aSheet();
    const before = await actor(sheet.slug);
    const id = await here.proposed({
      ...{ kind: 'report', content: 'actor', slug: sheet.slug },
      values: { reason: 'closed', text: 'Fermé depuis mai' },
    });
    const shown = await detail(id);
    expect(shown.target).toMatchObject({ content: 'actor', slug: sheet.slug });
    expect(shown.fields.map(({ field, proposed }) => [field, proposed])).toEqual([
      ['text', 'Fermé depuis mai'],
      ['reason', 'closed'],
    ]);
    await decide(`${id}/accept`);
    expect(await actor(sheet.slug)).toEqual(before);
  });

  test('what a member proposed tells them as they chose; their own, who facilitates may accept, and it is said', async () => {
    const id = await here.proposed(newActor({ name: 'Chorale des Membres' }), here.member);
    await decide(`${id}/accept`);
    const told = await running.source.query<{ subject: string }[]>(
      `SELECT subject FROM notification WHERE person_id = $1 AND kind = 'answer'`,
      [here.member.id],
    );
    expect(told).toEqual([{ subject: 'Proposition acceptée\u00a0: «\u00a0Chorale des Membres\u00a0»' }]);

    const own = await here.proposed(newActor(), here.facilitator);
    expect((await detail(own)).own).toBe(true);
    await decide(`${own}/accept`);
    expect((await audit())[0]!.after).toMatchObject({ own: true });
    const [{ count }] = await running.source.query<[{ count: number }]>(
      `SELECT count(*)::int AS count FROM notification WHERE person_id = $1 AND kind = 'answer'`,
      [here.facilitator.id],
    );
    expect(count, 'nobody is told what they did themselves').toBe(0);
  });
});

describe('a conflict', () => {
  test('is shown, never silently overwritten, and accepted only by name', async () => {
    const sheet = await aSheet();
    const id = await correct(sheet.slug, { phone: '02 61 91 10 02', access: 'Bus 4' });
    await change(sheet.id, { phone: '02 61 91 10 77' });
    const { fields } = await detail(id);
    expect(fields).toContainEqual({
      field: 'phone',
      standing: 'conflict',
      base: '02 61 91 10 01',
      now: '02 61 91 10 77',
      proposed: '02 61 91 10 02',
    });
    expect(await refused(`${id}/accept`)).toMatchObject({
      status: 409,
      code: 'proposal-conflicts',
      paths: ['phone'],
    });
    expect(await actor(sheet.slug)).toMatchObject({ phone: '02 61 91 10 77', access: 'Tram A' });
    await decide(`${id}/accept`, { fields: ['phone', 'access'] });
    expect(await actor(sheet.slug)).toMatchObject({ phone: '02 61 91 10 02', access: 'Bus 4' });
  });

  test('that came while the moderator read makes them read again', async () => {
    const sheet = await aSheet();
    const id = await correct(sheet.slug, { phone: '02 61 91 10 02' });
    const { version } = await detail(id);
    await change(sheet.id, { phone: '02 61 91 10 77' });
    const body = { fields: ['phone'], version };
    expect(await refused(`${id}/accept`, body)).toMatchObject({ status: 409, code: 'content-changed' });
    await decide(`${id}/accept`, { ...body, version: (await detail(id)).version });
  });

  test('with what was removed leaves only refusing', async () => {
    const sheet = await aSheet();
    const id = await correct(sheet.slug, { phone: '02 61 91 10 02' });
    await running.source.query('DELETE FROM actor WHERE territory_id = $1 AND id = $2', [
      here.observatory.territoryId,
      sheet.id,
    ]);
    expect((await detail(id)).target).toBeNull();
    expect(await refused(`${id}/accept`, { fields: ['phone'] })).toMatchObject({
      status: 409,
      code: 'target-gone',
    });
    await decide(`${id}/refuse`, { word: 'Retiré' });
  });
});

describe('refusing', () => {
  test('says why, from the list or in words', async () => {
    const id = await here.proposed(newActor({}, { email: EMAIL, language: 'en' }));
    await decide(`${id}/refuse`, { reason: 'advertising', word: 'Voyez plutôt la presse.' });
    expect((await mails())[0]!.data).toMatchObject({
      decision: 'refused',
      reason: 'It is advertising.',
      word: 'Voyez plutôt la presse.',
    });
    expect(await detail(id)).toMatchObject({
      state: 'refused',
      decision: { reason: 'advertising', word: 'Voyez plutôt la presse.', by: 'Fa Cilite' },
    });
  });

  test.each<[string, string, object]>([
    ['no reason at all', 'refuse', {}],
    ['a reason that is none', 'refuse', { reason: 'because' }],
    ['20 kB of words', 'refuse', { word: '🙂'.repeat(5000) }],
    ['a zero byte', 'refuse', { word: 'a\0' }],
    ['nothing to ask', 'ask', { word: ' ' }],
    ['no field', 'accept', { fields: [] }],
    ['a field that is no text', 'accept', { fields: [1] }],
    ['a field that was not proposed', 'accept', { fields: ['password', "'; --"] }],
  ])('and every decision is refused with %s', async (_, what, body) => {
    const id = await here.proposed(newActor());
    expect((await refused(`${id}/${what}`, body)).status).toBe(400);
    expect((await detail(id)).state).toBe('proposed');
    expect((await refused(`pas-un-numero/${what}`, body)).status).toBe(400);
  });
});

describe('two moderators at once', () => {
  test('the second learns that it is done, by whom, and nothing happens twice', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await here.proposed(newActor({}, { email: EMAIL }));
      const before = (await mails()).length;
      const [one, two] = await Promise.all([
        here.moderate(`${id}/accept`, {}, here.facilitator.cookie),
        here.moderate(`${id}/refuse`, { word: 'Non' }, here.second.cookie),
      ]);
      expect([one.statusCode, two.statusCode].sort()).toEqual([200, 409]);
      const [late, first] = one.statusCode === 409 ? [one, 'refused'] : [two, 'accepted'];
      const { code, title, errors } = Problem.parse(late.json());
      expect(code).toBe('already-decided');
      const by = first === 'refused' ? 'Se Conde' : 'Fa Cilite';
      expect(title).toContain(by);
      expect(errors).toContainEqual({ path: 'state', code: first, message: expect.any(String) as string });
      expect(errors).toContainEqual({ path: 'by', code: 'person', message: by });
      expect((await detail(id)).state).toBe(first);
      expect((await mails()).length).toBe(before + 1);
      expect((await audit()).filter(({ subject }) => subject === `proposal:${id}`)).toHaveLength(1);
    }
  });

  test('on corrections of one actor, both hold', async () => {
    const sheet = await aSheet();
    const ids = [
      await correct(sheet.slug, { phone: '02 61 91 10 05' }),
      await correct(sheet.slug, { access: 'À pied' }),
    ];
    const answers = await Promise.all(ids.map((id) => here.moderate(`${id}/accept`)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await actor(sheet.slug)).toMatchObject({ phone: '02 61 91 10 05', access: 'À pied' });
  });
});

describe('undoing', () => {
  test('an accepted correction gives back what was, and the proposal waits again', async () => {
    const sheet = await aSheet();
    const before = await actor(sheet.slug);
    const id = await correct(
      sheet.slug,
      { phone: '02 61 91 10 02', areas: ['nord'], position: [0.63, 47.31] },
      { email: EMAIL },
    );
    await decide(`${id}/accept`);
    const undone = await decide(`${id}/undo`, {}, here.second.cookie);
    expect(undone).toMatchObject({ state: 'undone', kept: [] });
    expect(await actor(sheet.slug)).toEqual(before);
    expect((await mails())[0]!.data.decision).toBe('undone');
    expect((await queue()).proposals.map((one) => one.id)).toContain(id);
    expect((await audit())[0]).toMatchObject({ action: 'proposal.undo', person: { id: here.second.id } });
    await decide(`${id}/accept`);
    expect(await actor(sheet.slug)).toMatchObject({ phone: '02 61 91 10 02' });
  });

  test('an accepted actor takes it away again, from the map too', async () => {
    const id = await here.proposed(newActor());
    const { slug } = await decide(`${id}/accept`);
    await decide(`${id}/undo`);
    expect(await actor(slug!)).toBeNull();
    const { points, actors } = await pointsOnMap();
    expect(points).toBe(actors);
    expect((await decide(`${id}/accept`)).slug).toBe(slug);
  });

  test('a refusal lets it wait again', async () => {
    const id = await here.proposed(newActor());
    await decide(`${id}/refuse`, { reason: 'duplicate' });
    expect((await decide(`${id}/undo`)).state).toBe('undone');
    expect(await refused(`${id}/undo`)).toMatchObject({ status: 409, code: 'already-decided' });
  });

  test('gives back only what nobody changed since, and says what it left', async () => {
    const sheet = await aSheet();
    const id = await correct(sheet.slug, { phone: '02 61 91 10 02', access: 'Bus 4' });
    await decide(`${id}/accept`);
    await change(sheet.id, { phone: '02 61 91 10 77' });
    expect(await decide(`${id}/undo`)).toMatchObject({ fields: ['access'], kept: ['phone'] });
    expect(await actor(sheet.slug)).toMatchObject({ phone: '02 61 91 10 77', access: 'Tram A' });
  });

  test('says so when everything was changed since, or the new actor is used', async () => {
    const sheet = await aSheet();
    const id = await correct(sheet.slug, { phone: '02 61 91 10 02' });
    await decide(`${id}/accept`);
    await change(sheet.id, { phone: '02 61 91 10 77' });
    expect(await refused(`${id}/undo`)).toMatchObject({
      status: 409,
      code: 'changed-since',
      paths: ['phone'],
    });
    expect(await detail(id)).toMatchObject({ state: 'accepted' });

    const added = await here.proposed(newActor());
    const { slug } = await decide(`${added}/accept`);
    const action = await here.proposed({ kind: 'new-action', values: anActionSheet(slug!) });
    await decide(`${action}/accept`);
    expect(await refused(`${added}/undo`)).toMatchObject({ status: 409, code: 'content-used' });
    expect(await actor(slug!)).not.toBeNull();
    await decide(`${action}/undo`);
    await decide(`${added}/undo`);
  });

  test('is possible for thirty days', async () => {
    const [late, early] = [await here.proposed(newActor()), await here.proposed(newActor())];
    for (const [id, age] of [
      [late, '30 days 1 minute'],
      [early, '29 days 23 hours'],
    ] as const) {
      await decide(`${id}/accept`);
      await running.source.query('UPDATE proposal SET decided_at = now() - $2::interval WHERE id = $1', [
        id,
        age,
      ]);
    }
    expect((await detail(late)).decision?.undoableUntil).toBeNull();
    expect(await refused(`${late}/undo`)).toMatchObject({ status: 409, code: 'undo-too-late' });
    expect((await detail(early)).decision?.undoableUntil).not.toBeNull();
    await decide(`${early}/undo`);
  });
});

describe('the queue', () => {
  test('goes from the oldest, what is unverified last, with counts, age and filters', async () => {
    const there = await aModeratedTerritory(running.app, running.source);
    const list = async (query = '') => ModerationQueue.parse((await there.read(query)).json());
    expect(await list()).toEqual({ proposals: [], waiting: [], asked: 0, oldest: null, elsewhere: [] });
    const unverified = await there.proposed(newActor());
    const known = await there.proposed(newActor(), there.member);
    const later = await there.proposed({ ...newActor(), kind: 'new-actor' }, there.member);
    await running.source.query(`UPDATE proposal SET proposed_at = now() - interval '9 days' WHERE id = $1`, [
      unverified,
    ]);
    const all = await list();
    expect(all.proposals.map(({ id }) => id)).toEqual([known, later, unverified]);
    expect(all.waiting).toEqual([{ kind: 'new-actor', count: 3 }]);
    expect(Date.now() - new Date(all.oldest!).getTime()).toBeGreaterThan(8.9 * 86_400_000);
    expect((await list('?flag=unverified')).proposals.map(({ id }) => id)).toEqual([unverified]);
    expect((await list('?kind=report')).proposals).toEqual([]);
    expect((await there.read('?kind=war')).statusCode).toBe(400);
    const middle = ProposalDetail.parse((await there.read(`/${later}`)).json());
    expect([middle.previous, middle.next]).toEqual([known, unverified]);
    await there.moderate(`${known}/refuse`, { reason: 'duplicate' });
    expect((await list('?show=decided')).proposals.map(({ id }) => id)).toEqual([known]);
    await there.moderate(`${later}/ask`, { word: 'Où ?' });
    expect((await list('?show=asked')).proposals.map(({ id }) => id)).toEqual([later]);
    expect((await list()).asked).toBe(1);
  });

  test('decides several, each by itself', async () => {
    const sheet = await aSheet();
    const conflicting = await correct(sheet.slug, { phone: '02 61 91 10 02' });
    await change(sheet.id, { phone: '02 61 91 10 77' });
    const [one, two, done] = [
      await here.proposed(newActor()),
      await here.proposed(newActor()),
      await here.proposed(newActor()),
    ];
    await decide(`${done}/refuse`, { word: 'Non' });
    const nobody = randomUUID();
    const answer = await here.moderate('decide', {
      proposals: [one, conflicting, done, nobody, two, one],
      decision: 'accept',
    });
    const { decided, left } = DecidedProposals.parse(answer.json());
    expect(decided).toEqual([one, two]);
    expect(left.map(({ id, code }) => [id, code])).toEqual([
      [conflicting, 'proposal-conflicts'],
      [done, 'already-decided'],
      [nobody, 'proposal-not-found'],
    ]);
    expect(await refused('decide', { proposals: [conflicting], decision: 'refuse' })).toMatchObject({
      status: 400,
    });
    for (const body of [{}, { proposals: [], decision: 'accept' }, { proposals: ['x'], decision: 'accept' }])
      expect((await refused('decide', body)).status).toBe(400);
    const refusal = { proposals: [conflicting], decision: 'refuse', reason: 'unverifiable' };
    expect(DecidedProposals.parse((await here.moderate('decide', refusal)).json()).decided).toEqual([
      conflicting,
    ]);
  });
});

describe('who is not a moderator here', () => {
  test('finds nothing, whether a member, a stranger or a facilitator of another territory', async () => {
    const elsewhere = await aModeratedTerritory(running.app, running.source);
    const id = await here.proposed(newActor({}, { email: EMAIL }));
    for (const cookie of [
      here.member.cookie,
      elsewhere.facilitator.cookie,
      elsewhere.administrator.cookie,
      '',
    ]) {
      for (const [path, body] of [
        [`${id}/accept`, {}],
        [`${id}/refuse`, { reason: 'duplicate' }],
        [`${id}/ask`, { word: 'Où ?' }],
        [`${id}/resume`, {}],
        [`${id}/undo`, {}],
        ['decide', { proposals: [id], decision: 'accept' }],
      ] as const)
        expect(await refused(path, body, cookie)).toMatchObject({ status: 404, code: 'not-found' });
      for (const path of ['', `/${id}`]) {
        const answer = await here.read(path, cookie);
        expect(answer.statusCode).toBe(404);
        expect(answer.body).not.toContain(EMAIL);
      }
    }
    expect((await detail(id)).state).toBe('proposed');
  });

  test('cannot reach a proposal through their own territory', async () => {
    const elsewhere = await aModeratedTerritory(running.app, running.source);
    const id = await here.proposed(newActor());
    for (const path of [`${id}/accept`, `${id}/undo`, `${id}/resume`]) {
      const answer = await elsewhere.moderate(path);
      expect([answer.statusCode, Problem.parse(answer.json()).code]).toEqual([404, 'proposal-not-found']);
    }
    expect((await elsewhere.read(`/${id}`)).statusCode).toBe(404);
    const several = await elsewhere.moderate('decide', { proposals: [id], decision: 'accept' });
    expect(DecidedProposals.parse(several.json()).decided).toEqual([]);
  });
});

describe('the address of a proposer', () => {
  test('is shown to moderators, never in the trace, and forgotten thirty days after the decision', async () => {
    const [old, recent, waiting, asked] = [
      await here.proposed(newActor({}, { email: 'ancienne@essai.example' })),
      await here.proposed(newActor({}, { email: 'recente@essai.example' })),
      await here.proposed(newActor({}, { email: 'attend@essai.example' })),
      await here.proposed(newActor({}, { email: 'muette@essai.example' })),
    ];
    expect((await detail(old)).proposer).toEqual({
      name: null,
      email: 'ancienne@essai.example',
      reachable: true,
    });
    expect(JSON.stringify(await queue())).not.toContain('essai.example');
    await decide(`${old}/accept`, { word: 'Bonjour' });
    await decide(`${recent}/refuse`, { reason: 'duplicate' });
    await decide(`${asked}/ask`, { word: 'Où est-ce ?' });
    await running.source.query(
      `UPDATE proposal SET decided_at = now() - interval '31 days' WHERE id = ANY ($1)`,
      [[old, asked]],
    );
    await running.source.query(`UPDATE proposal SET proposed_at = now() - interval '90 days' WHERE id = $1`, [
      waiting,
    ]);
    await running.source.query(
      `UPDATE mail SET created_at = now() - interval '31 days' WHERE recipient = 'ancienne@essai.example'`,
    );
    expect(await running.app.get(ForgetService, { strict: false }).forget()).toBe(2);
    expect(await mails('ancienne@essai.example')).toEqual([]);
    expect(await mails('recente@essai.example')).toHaveLength(1);
    expect((await detail(old)).proposer).toEqual({ name: null, email: null, reachable: false });
    expect((await detail(asked)).proposer.email, 'who does not answer what they are asked').toBeNull();
    expect((await detail(recent)).proposer.email).toBe('recente@essai.example');
    expect((await detail(waiting)).proposer.email).toBe('attend@essai.example');
    const trace = await running.source.query<{ text: string }[]>(
      `SELECT e::text AS text FROM audit_entry e WHERE territory_id = $1`,
      [here.observatory.territoryId],
    );
    expect(trace.length).toBeGreaterThan(10);
    expect(trace.map(({ text }) => text).join()).not.toMatch(/@|Bonjour/);
  });
});
