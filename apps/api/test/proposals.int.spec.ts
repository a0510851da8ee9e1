import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '@belvedere/contracts/problem';
import { Correctable, ProposalChoices, SimilarActors } from '@belvedere/contracts/proposals';
import { ProofService } from '../src/moderation/proof/proof.service.ts';
import { anAddress, aPerson, send, signIn } from './a-person.ts';
import { aModeratedTerritory, anActionSheet, anActorSheet, prove } from './a-proposal.ts';
import { anActor } from './an-actor.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
let here: Awaited<ReturnType<typeof aModeratedTerritory>>;
let platane: { id: number; slug: string };
beforeAll(async () => {
  running = await startApplication();
  here = await aModeratedTerritory(running.app, running.source);
  platane = await anActor(running.source, here.observatory, { name: 'Centre social du Platane' });
});
afterAll(() => running.close());

const problem = (answer: { json: () => unknown }) => Problem.parse(answer.json());
const newActor = (said: Parameters<typeof anActorSheet>[0] = {}, more: object = {}) => ({
  kind: 'new-actor',
  values: anActorSheet(said),
  ...more,
});
const stored = (id: string) =>
  running.source
    .query<Record<string, unknown>[]>('SELECT * FROM proposal WHERE id = $1', [id])
    .then(([row]) => row!);
const count = async () =>
  (
    await running.source.query<[{ count: number }]>(
      'SELECT count(*)::int AS count FROM proposal WHERE territory_id = $1',
      [here.observatory.territoryId],
    )
  )[0].count;

describe('whoever proposes', () => {
  test('without an account leaves nothing but what they wrote', async () => {
    const from = '192.0.2.99';
    const proof = prove(await here.challenge());
    const answer = await here.propose(newActor({}, { proof, note: 'Vu hier', email: 'lea@essai.example' }), {
      from,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toEqual({ told: true, days: 7, mayReview: false, published: false });
    const [row] = await running.source.query<Record<string, unknown>[]>(
      'SELECT * FROM proposal WHERE territory_id = $1 ORDER BY proposed_at DESC LIMIT 1',
      [here.observatory.territoryId],
    );
    expect(row).toMatchObject({ person_id: null, state: 'proposed', flags: [], note: 'Vu hier' });
    expect(JSON.stringify(row)).not.toMatch(/192\.0\.2|lea@/);
    const columns = await running.source.query<{ column_name: string }[]>(
      `SELECT column_name FROM information_schema.columns WHERE table_name LIKE 'proposal%'`,
    );
    expect(columns.map(({ column_name }) => column_name).join()).not.toMatch(/ip|agent|address|device|phone/);
  });

  test('with an account is known by it, and needs no proof', async () => {
    const id = await here.proposed(
      newActor({ name: 'Les Voisins' }, { email: 'autre@essai.example' }),
      here.member,
    );
    expect(await stored(id)).toMatchObject({ person_id: here.member.id, flags: [] });
    const contacts = await running.source.query('SELECT * FROM proposal_contact WHERE proposal_id = $1', [
      id,
    ]);
    expect(contacts).toEqual([]);
  });

  test('is told when they may review it themselves', async () => {
    const answer = await here.propose(newActor({ name: 'Une Autre Maison' }), here.facilitator);
    expect(answer.json()).toEqual({ told: true, days: 7, mayReview: true, published: false });
  });

  test('without proof of work waits longer, under a flag', async () => {
    const answer = await here.propose(newActor({ name: 'Sans Preuve' }));
    expect(answer.json()).toEqual({ told: false, days: 14, mayReview: false, published: false });
    const [first] = (await here.read('?flag=unverified')).json<{ proposals: { flags: string[] }[] }>()
      .proposals;
    expect(first!.flags).toEqual(['unverified']);
  });

  test('may propose every kind of thing, and moderators are told', async () => {
    const action = anActionSheet(platane.slug, {
      areas: ['sud'],
      startsOn: '2026-12-01',
      endsOn: '2026-12-31',
    });
    for (const sent of [
      { kind: 'new-action', values: action },
      { kind: 'actor-correction', slug: platane.slug, values: { phone: '02 61 91 10 09' } },
      { kind: 'report', content: 'actor', slug: platane.slug, values: { reason: 'closed', text: 'Fermé' } },
    ])
      expect((await here.propose(sent)).statusCode).toBe(201);
    const told = await running.source.query<{ subject: string; person_id: string }[]>(
      `SELECT subject, person_id FROM notification WHERE territory_id = $1 AND kind = 'review' ORDER BY created_at DESC`,
      [here.observatory.territoryId],
    );
    const moderators = [here.facilitator.id, here.second.id, here.administrator.id].sort();
    expect([...new Set(told.map(({ person_id }) => person_id))].sort()).toEqual(moderators);
    expect(told[0]!.subject).toBe('À relire\u00a0: Signalement, «\u00a0Centre social du Platane\u00a0»');
  });
});

describe('what is proposed', () => {
  const texts = [
    '🙂🏽‍🤝‍🧑 🇫🇷',
    'جمعية الحي للتضامن',
    `'; DROP TABLE proposal; --`,
    '<script>alert(1)</script>',
    'שלום',
  ];

  test.each(texts)('« %s » is a name as any other', async (name) => {
    const id = await here.proposed(newActor({ name, presentation: `${name}\r\n${name}` }));
    const detail = (await here.read(`/${id}`)).json<{
      name: string;
      fields: { field: string; proposed: string }[];
    }>();
    expect(detail.name).toBe(name);
    expect(detail.fields.find(({ field }) => field === 'presentation')?.proposed).toBe(`${name}\n${name}`);
    const accepted = await here.moderate(`${id}/accept`);
    expect(accepted.statusCode, accepted.body).toBe(200);
    const { slug } = accepted.json<{ slug: string }>();
    const actor = await running.app.inject(`/api/territories/${here.observatory.slug}/actors/${slug}`);
    expect(actor.json()).toMatchObject({ name, presentation: `${name}\n${name}` });
  });

  test.each<[string, object, string]>([
    ['nothing', {}, 'kind'],
    ['no known kind', { kind: 'war' }, 'kind'],
    ['no values', { kind: 'new-actor' }, 'values'],
    ['no name', newActor({ name: '   ' }), 'values.name'],
    ['a name of 20 kB', newActor({ name: 'n'.repeat(20_000) }), 'values.name'],
    ['a presentation of 20 kB', newActor({ presentation: 'é'.repeat(20_000) }), 'values.presentation'],
    ['a note of 20 kB', newActor({}, { note: 'x'.repeat(20_000) }), 'note'],
    ['a zero byte', newActor({ name: 'a\0b' }), 'values.name'],
    ['half a character', newActor({ presentation: 'a\ud83d' }), 'values.presentation'],
    ['text turned around', newActor({ name: 'a\u202eb' }), 'values.name'],
    ['several lines in a name', newActor({ name: 'a\nb' }), 'values.name'],
    ['a kind that is none', newActor({ kind: 'spy' as never }), 'values.kind'],
    ['a theme that is none', newActor({ themes: ['war' as never] }), 'values.themes.0'],
    ['a postcode that is none', newActor({ postcode: '3700' }), 'values.postcode'],
    ['two telephone numbers in one', newActor({ phone: '02 61 91 10 0402 61 91 10 44' }), 'values.phone'],
    ['a telephone number without a digit', newActor({ phone: '(...)' }), 'values.phone'],
    ['a phone that is none', newActor({ phone: 'moi' }), 'values.phone'],
    ['an address that is none', newActor({ email: 'moi' }), 'values.email'],
    ['a script as a website', newActor({ website: 'javascript:alert(1)' }), 'values.website'],
    ['a place beyond the poles', newActor({ position: [0, 91] }), 'values.position.1'],
    ['an area that does not exist', newActor({ areas: ['nord', 'atlantide'] }), 'values.areas.1'],
    ['an e-mail that is none', newActor({}, { email: 'lea' }), 'email'],
    ['a trap that was filled in', newActor({}, { trap: 'http://spam.example' }), 'trap'],
    ['a proof that is none', newActor({}, { proof: { salt: 'x' } }), 'proof.number'],
    [
      'holders that do not exist',
      { kind: 'new-action', values: anActionSheet('personne') },
      'values.holders.0',
    ],
    ['no holder', { kind: 'new-action', values: { ...anActionSheet('x'), holders: [] } }, 'values.holders'],
    [
      'days in disorder',
      { kind: 'new-action', values: anActionSheet('x', { startsOn: '2026-12-02', endsOn: '2026-12-01' }) },
      'values.endsOn',
    ],
    ['a correction of nothing', { kind: 'actor-correction', slug: 'platane', values: {} }, 'values'],
    [
      'a correction of what is not for the public',
      { kind: 'actor-correction', slug: 'a', values: { id: 1 } },
      'values',
    ],
    ['no reason', { kind: 'report', content: 'actor', slug: 'a', values: { text: '' } }, 'values.reason'],
  ])('with %s is refused, at the place', async (_, sent, path) => {
    const before = await count();
    const answer = await here.propose(sent);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(problem(answer).errors?.map((error) => error.path)).toContain(path);
    expect(await count()).toBe(before);
  });

  test.each(['[]', '"x"', 'null', '{', '\u0000'])('as %j is refused', async (payload) => {
    const answer = await running.app.inject({
      method: 'POST',
      url: `${here.root}/proposals`,
      headers: { 'content-type': 'application/json' },
      remoteAddress: anAddress(),
      payload,
    });
    expect(answer.statusCode).toBe(400);
  });

  test('about what does not exist is refused', async () => {
    const sent = { kind: 'actor-correction', slug: 'personne', values: { phone: '02 61 91 10 09' } };
    const answer = await here.propose(sent);
    expect([answer.statusCode, problem(answer).code]).toEqual([404, 'content-not-found']);
    const nowhere = await send(running.app, '/api/territories/nulle-part/proposals', newActor());
    expect([nowhere.statusCode, problem(nowhere).code]).toEqual([404, 'territory-not-found']);
  });

  test('and is already so is refused', async () => {
    const sent = {
      kind: 'actor-correction',
      slug: platane.slug,
      values: { name: 'Centre social du Platane' },
    };
    const answer = await here.propose(sent);
    expect([answer.statusCode, problem(answer).code]).toEqual([400, 'nothing-changes']);
  });

  test('with a link from somebody unknown is flagged, from a member it is not', async () => {
    const sent = newActor({ name: 'Maison du Lien', website: 'https://example.org/maison' });
    expect(
      await stored(await here.proposed({ ...sent, proof: prove(await here.challenge()) })),
    ).toMatchObject({
      flags: ['link'],
    });
    expect(await stored(await here.proposed(sent, here.member))).toMatchObject({ flags: [] });
  });
});

describe('what is public', () => {
  test('never holds a proposal', async () => {
    const secret = 'Introuvable Zygomatique';
    const id = await here.proposed(
      newActor({ name: secret, presentation: secret }, { email: 'zyg@essai.example' }),
    );
    const correction = { kind: 'actor-correction', slug: platane.slug, values: { presentation: secret } };
    await here.proposed(correction);
    const { slug } = here.observatory;
    for (const path of [
      `/api/territories/${slug}/actors`,
      `/api/territories/${slug}/actors?q=Introuvable`,
      `/api/territories/${slug}/actors/${platane.slug}`,
      `/api/territories/${slug}/actions`,
      `/api/territories/${slug}/proposal-choices`,
      `/api/territories/${slug}/similar-actors?name=${encodeURIComponent(secret)}`,
      `/api/territories/${slug}/correctable/actor/${platane.slug}`,
      `/api/territories/${slug}/neighbourhoods/nord`,
    ]) {
      const answer = await running.app.inject(path);
      expect(answer.statusCode, path).toBe(200);
      expect(answer.body, path).not.toMatch(/Zygomatique|zyg@/);
    }
    for (const cookie of [undefined, here.member.cookie]) {
      const answer = await send(running.app, `${here.root}/proposals/${id}`, undefined, {
        method: 'GET',
        ...(cookie ? { cookie } : {}),
      });
      expect([answer.statusCode, problem(answer).code]).toEqual([404, 'not-found']);
    }
  });

  test('fills the forms: choices, what may be corrected, namesakes', async () => {
    const get = async (path: string) => (await running.app.inject(here.root + path)).json<unknown>();
    const choices = ProposalChoices.parse(await get('/proposal-choices'));
    expect(choices.areas.map(({ code }) => code)).toEqual(['centre', 'nord', 'sud']);
    expect(choices.actors).toContainEqual({ slug: platane.slug, name: 'Centre social du Platane' });
    const correctable = Correctable.parse(await get(`/correctable/actor/${platane.slug}`));
    expect(correctable.values).toMatchObject({
      name: 'Centre social du Platane',
      position: [0.615, 47.315],
      phone: null,
    });
    const named = async (name: string) =>
      SimilarActors.parse(await get(`/similar-actors?name=${encodeURIComponent(name)}`)).actors.map(
        ({ name }) => name,
      );
    expect(await named('centre social le platane')).toEqual(['Centre social du Platane']);
    expect(await named('Boulangerie')).toEqual([]);
    const unreadable = await send(running.app, `${here.root}/similar-actors?name=%00`, undefined, {
      method: 'GET',
    });
    expect(unreadable.statusCode).toBe(400);
    await anActor(running.source, here.observatory, {
      slug: 'mission-locale',
      name: 'Mission locale jeunes du Pays de Vierzon',
    });
    expect(await named('Mission Locale Vierzon')).toEqual(['Mission locale jeunes du Pays de Vierzon']);
  });

  test('a name that is nearly there already is flagged', async () => {
    expect(
      await stored(await here.proposed(newActor({ name: 'Centre social Platane' }), here.member)),
    ).toMatchObject({
      flags: ['similar'],
    });
  });
});

describe('a proof of work', () => {
  test('serves once', async () => {
    const proof = prove(await here.challenge());
    expect((await here.propose(newActor({}, { proof }))).statusCode).toBe(201);
    const again = await here.propose(newActor({}, { proof }));
    expect([again.statusCode, problem(again).code]).toEqual([400, 'proof-invalid']);
    const [one, two] = await Promise.all(
      [prove(await here.challenge())]
        .flatMap((same) => [same, same])
        .map((same) => here.propose(newActor({}, { proof: same }))),
    );
    expect([one!.statusCode, two!.statusCode].sort()).toEqual([201, 400]);
  });

  test('is neither guessed, nor moved, nor made up', async () => {
    const challenge = await here.challenge();
    const proof = prove(challenge);
    const later = challenge.salt.replace(/\d{13}/, (end) => String(Number(end) + 3_600_000));
    for (const wrong of [
      { ...proof, number: proof.number + 1 },
      { ...proof, signature: 'x'.repeat(proof.signature.length) },
      { ...proof, salt: later },
      { ...proof, salt: '' },
      { salt: 'abcdefghijklmnop.1764000000000.', number: 1, signature: '' },
    ]) {
      const answer = await here.propose(newActor({}, { proof: wrong }));
      expect([answer.statusCode, problem(answer).code]).toEqual([400, 'proof-invalid']);
    }
    expect((await here.propose(newActor({}, { proof }))).statusCode, 'the right one still serves').toBe(201);
  });

  test('expires', async () => {
    const old = running.app
      .get(ProofService, { strict: false })
      .challenge(new Date(Date.now() - 21 * 60_000));
    const answer = await here.propose(newActor({}, { proof: prove(old) }));
    expect([answer.statusCode, problem(answer).code]).toEqual([400, 'proof-invalid']);
  });
});

describe('many proposals from one address', () => {
  test('are flagged, then slowed, sooner without proof of work; another address is not', async () => {
    const from = anAddress();
    const statuses: number[] = [];
    for (let sent = 0; sent < 6; sent += 1) {
      const answer = await here.propose(newActor({ name: `Nombreux ${String(sent)}` }), { from });
      statuses.push(answer.statusCode);
      if (answer.statusCode === 429) {
        expect(problem(answer).code).toBe('too-many-proposals');
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(3000);
      }
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    const proof = prove(await here.challenge());
    const flagged = await here.proposed(newActor({ name: 'Nombreux encore' }, { proof }), { from });
    expect(await stored(flagged)).toMatchObject({ flags: ['many'] });
    expect((await here.propose(newActor({ name: 'Ailleurs' }))).statusCode).toBe(201);

    // Another process knows it too, and an hour later all is as before.
    const restarted = await startApplication();
    try {
      const url = `${here.root}/proposals`;
      expect((await send(restarted.app, url, newActor(), { from })).statusCode).toBe(429);
    } finally {
      await restarted.close();
    }
    await running.source.query(`UPDATE auth.attempt SET since = since - interval '61 minutes'`);
    expect((await here.propose(newActor({ name: 'Plus tard' }), { from })).statusCode).toBe(201);
  }, 60_000);
});

describe('a question to the proposer', () => {
  const askedLink = async (id: string) => {
    const asked = await here.moderate(`${id}/ask`, { word: 'Quelle adresse ?' });
    expect(asked.statusCode, asked.body).toBe(200);
    const [mail] = await running.source.query<{ data: { link: string; decision: string; word: string } }[]>(
      `SELECT data FROM mail WHERE template = 'proposal-answered' AND territory_id = $1 ORDER BY created_at DESC LIMIT 1`,
      [here.observatory.territoryId],
    );
    expect(mail!.data).toMatchObject({ decision: 'needs-more', word: 'Quelle adresse ?' });
    return new URL(mail!.data.link, 'http://localhost').searchParams.get('jeton')!;
  };
  const own = (token: string) => `${here.root}/own-proposals/${token}`;

  test('is answered by the link of the mail, once, and by no other', async () => {
    const id = await here.proposed(
      newActor({ name: 'À préciser' }, { email: 'lea@essai.example', note: 'Vu hier' }),
    );
    const token = await askedLink(id);
    const asked = await send(running.app, own(token), undefined, { method: 'GET' });
    expect(asked.json()).toEqual({
      kind: 'new-actor',
      name: 'À préciser',
      word: 'Quelle adresse ?',
      note: 'Vu hier',
    });
    for (const wrong of [
      '1',
      `${id}.x`,
      token.replace(id, '00000000-0000-4000-8000-000000000000'),
      `${token}x`,
      encodeURIComponent(`${token.slice(0, -1)}é`),
    ])
      for (const method of ['GET', 'POST'] as const) {
        const sent = method === 'POST' ? { note: 'x' } : undefined;
        const answer = await send(running.app, own(wrong), sent, { method });
        expect([answer.statusCode, problem(answer).code]).toEqual([404, 'proposal-link-unknown']);
      }
    const empty = await send(running.app, own(token), { note: ' ' });
    expect(empty.statusCode).toBe(400);
    const answered = await send(running.app, own(token), { note: '2 rue X, voir www.exemple.com' });
    expect(answered.statusCode).toBe(200);
    expect(await stored(id)).toMatchObject({
      state: 'proposed',
      note: 'Vu hier\n\n2 rue X, voir www.exemple.com',
      flags: ['link', 'unverified'],
    });
    expect((await send(running.app, own(token), { note: 'encore' })).statusCode).toBe(404);
  });

  test('in another territory its link leads nowhere', async () => {
    const id = await here.proposed(newActor({ name: 'Ici seulement' }, { email: 'lea@essai.example' }));
    const token = await askedLink(id);
    const elsewhere = await aModeratedTerritory(running.app, running.source);
    const answer = await send(running.app, `${elsewhere.root}/own-proposals/${token}`, undefined, {
      method: 'GET',
    });
    expect(answer.statusCode).toBe(404);
  });

  test('cannot be asked of nobody', async () => {
    const id = await here.proposed(newActor({ name: 'Anonyme' }));
    const answer = await here.moderate(`${id}/ask`, { word: 'Qui ?' });
    expect([answer.statusCode, problem(answer).code]).toEqual([409, 'nobody-to-ask']);
    expect(await stored(id)).toMatchObject({ state: 'proposed' });
  });

  test('that stays without an answer is taken up again by a moderator', async () => {
    const person = await aPerson(running.source);
    const id = await here.proposed(newActor({ name: 'Sans réponse' }), {
      cookie: await signIn(running.app, person.email),
    });
    expect((await here.moderate(`${id}/ask`, { word: 'Où ?' })).statusCode).toBe(200);
    expect((await here.moderate(`${id}/accept`)).statusCode, 'it waits for its proposer').toBe(409);
    expect((await here.moderate(`${id}/resume`)).statusCode).toBe(200);
    expect((await here.moderate(`${id}/resume`)).statusCode).toBe(409);
    expect((await here.moderate(`${id}/accept`)).statusCode).toBe(200);
  });
});
