import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Neighbourhood } from '@belvedere/contracts/neighbourhoods';
import { ObservationPlaces } from '@belvedere/contracts/observations';
import { Problem } from '@belvedere/contracts/problem';
import { roughPosition } from '@belvedere/domain/geography/rough';
import { today } from '@belvedere/domain/campaigns';
import { OF_AREA } from '../src/observations/observations.queries.ts';
import { aField, noted } from './a-field.ts';
import { aJpeg, sentPhoto } from './a-photo.ts';
import { anActorSheet, anObservationNote, prove } from './a-proposal.ts';
import { startApplication } from './application.ts';
import { anObservatory } from './observatory.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

describe('a usage seen in the field', () => {
  test('shows once somebody has accepted it, and no more once that is undone', async () => {
    const here = await aField(running);
    const id = await here.proposed(noted());
    expect(await here.list()).toMatchObject({ total: 0, observations: [] });
    expect((await here.moderate(`${id}/accept`)).json()).toMatchObject({
      state: 'accepted',
      slug: 'on-prend-rendez-vous-chez-le-medecin-a-plusieurs',
    });
    const { total, observations } = await here.list();
    expect(total).toBe(1);
    expect(observations).toEqual([
      {
        slug: 'on-prend-rendez-vous-chez-le-medecin-a-plusieurs',
        ...anObservationNote(),
        area: { code: 'nord', name: 'Nord' },
        photo: null,
        demonstration: false,
      },
    ]);
    const detail = (await here.read(`/${id}`)).json<{ target: object }>();
    expect(detail.target).toMatchObject({ content: 'observation' });
    const undone = await here.moderate(`${id}/undo`);
    expect(undone.statusCode, undone.body).toBe(200);
    expect((await here.list()).total).toBe(0);
    expect((await here.moderate(`${id}/accept`)).statusCode).toBe(200);
    expect((await here.list()).total).toBe(1);
  });

  test('is on the page of its neighbourhood, and on no other', async () => {
    const here = await aField(running);
    await here.accepted({ practice: 'Au nord' });
    await here.accepted({ practice: 'Au sud', area: null, position: [0.635, 47.315] });
    const observed = async (area: string) =>
      Neighbourhood.parse(
        (await running.app.inject(`${here.root}/neighbourhoods/${area}`)).json(),
      ).observed.observations.map(({ practice }) => practice);
    expect(await observed('nord')).toEqual(['Au nord']);
    expect(await observed('sud')).toEqual(['Au sud']);
    expect(await observed('centre')).toEqual([]);
  });

  test('may be noted today, and in the same words as another', async () => {
    const here = await aField(running);
    const one = await here.accepted({ seenOn: today() });
    const other = await here.accepted({ seenOn: today() });
    expect(other.slug).toBe(`${one.slug}-2`);
  });

  test('may be reported once it is published', async () => {
    const here = await aField(running);
    const { slug } = await here.accepted();
    const report = { kind: 'report', content: 'observation', slug, values: { reason: 'private', text: '' } };
    const id = await here.proposed(report);
    const detail = (await here.read(`/${id}`)).json<{ target: object }>();
    expect(detail.target).toMatchObject({ content: 'observation', slug });
    expect((await here.moderate(`${id}/accept`)).json()).toMatchObject({ state: 'accepted', slug });
  });

  test('is accepted by nobody but those who moderate', async () => {
    const here = await aField(running);
    const id = await here.proposed(noted());
    const answer = await here.moderate(`${id}/accept`, {}, here.member.cookie);
    expect(answer.statusCode).toBe(404);
    expect((await here.list()).total).toBe(0);
  });
});

test.each<[string, Parameters<typeof anObservationNote>[0], string]>([
  ['to come', { seenOn: '2126-01-01' }, 'values.seenOn'],
  ['in a year typed too short', { seenOn: '0026-11-02' }, 'values.seenOn'],
  ['on no day', { seenOn: 'hier' }, 'values.seenOn'],
  ['without words', { practice: ' ' }, 'values.practice'],
  ['in too many words', { practice: 'x'.repeat(161) }, 'values.practice'],
  ['for nobody', { audiences: [] }, 'values.audiences'],
  ['for whom nobody knows', { audiences: ['spies' as never] }, 'values.audiences.0'],
  ['about nothing we watch', { theme: 'war' as never }, 'values.theme'],
  ['nowhere', { area: null }, 'values.area'],
  ['in an area that does not exist', { area: 'atlantide' }, 'values.area'],
  ['outside of the territory', { position: [2.35, 48.85] }, 'values.position'],
])('what is seen %s is refused, at the place', async (_, said, path) => {
  const here = await aField(running);
  const answer = await here.propose(noted(said));
  expect(answer.statusCode, answer.body).toBe(400);
  expect(Problem.parse(answer.json()).errors?.map((error) => error.path)).toContain(path);
  const [{ count }] = await running.source.query<[{ count: number }]>(
    'SELECT count(*)::int AS count FROM proposal WHERE territory_id = $1',
    [here.observatory.territoryId],
  );
  expect(count).toBe(0);
});

describe('where it was seen', () => {
  test('is moved to a grid before anything is stored, and says the area of where it is kept', async () => {
    const here = await aField(running);
    const exact: [number, number] = [0.61498, 47.31567];
    const position = roughPosition(exact, '50m');
    const id = await here.proposed(noted({ area: 'sud', position: exact }));
    const rows = await running.source.query<object[]>('SELECT * FROM proposal WHERE id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain('0.61498');
    expect(rows[0]).toMatchObject({ proposed: { area: 'nord', position } });
    await here.moderate(`${id}/accept`);
    expect((await here.list()).observations[0]).toMatchObject({
      area: { code: 'nord', name: 'Nord' },
      position,
    });
    // Made rough on the device already, as our page does, it is the same.
    await here.accepted({ area: null, position });
    expect((await here.list()).observations.map((one) => one.position)).toEqual([position, position]);
  });

  test('outside of every neighbourhood is the commune', async () => {
    const here = await aField(running);
    await here.accepted({ area: null, position: [0.75, 47.45] });
    expect((await here.list()).observations[0]!.area).toEqual({ code: '37000', name: '37000' });
  });
});

describe('where members publish at once', () => {
  const aTrustingField = async () => {
    const here = await aField(running);
    await running.source.query('UPDATE territory SET members_publish_at_once = true WHERE id = $1', [
      here.observatory.territoryId,
    ]);
    return here;
  };

  test('what a member notes shows at once, with a trace, and may be undone by whoever moderates', async () => {
    const here = await aTrustingField();
    const answer = await here.propose(noted(), here.member);
    expect(answer.json()).toEqual({ told: true, days: 7, mayReview: false, published: true });
    expect((await here.list()).total).toBe(1);
    const [row] = await running.source.query<[{ id: string }]>(
      `SELECT id FROM proposal WHERE territory_id = $1 AND state = 'accepted'`,
      [here.observatory.territoryId],
    );
    const traced = await running.source.query<object[]>(
      `SELECT person_id, role, action, subject, after FROM audit_entry WHERE territory_id = $1 AND action LIKE 'proposal.%'`,
      [here.observatory.territoryId],
    );
    expect(traced).toMatchObject([
      {
        person_id: here.member.id,
        role: 'member',
        action: 'proposal.accept',
        subject: `proposal:${row.id}`,
        after: { own: true, kind: 'new-observation' },
      },
    ]);
    const [told] = await running.source.query<[{ count: number }]>(
      'SELECT count(*)::int AS count FROM notification WHERE territory_id = $1',
      [here.observatory.territoryId],
    );
    expect(told.count).toBe(0);
    expect((await here.moderate(`${row.id}/undo`)).statusCode).toBe(200);
    expect((await here.list()).total).toBe(0);
  });

  test('a photo is looked at by somebody else first', async () => {
    const here = await aTrustingField();
    const answer = await here.propose({ ...noted(), ...sentPhoto(await aJpeg()) }, here.member);
    expect(answer.json()).toMatchObject({ published: false });
    expect((await here.list()).total).toBe(0);
    expect((await here.read()).json<{ proposals: object[] }>().proposals).toHaveLength(1);
  });

  test('what a stranger notes, or what a member proposes otherwise, waits', async () => {
    const here = await aTrustingField();
    expect((await here.propose(noted())).json()).toMatchObject({ published: false });
    const actor = { kind: 'new-actor', values: anActorSheet() };
    expect((await here.propose(actor, here.member)).json()).toMatchObject({ published: false });
    const elsewhere = await aField(running);
    expect((await here.propose(noted(), elsewhere.member)).json()).toMatchObject({ published: false });
    expect((await elsewhere.propose(noted(), elsewhere.member)).json()).toMatchObject({ published: false });
    expect((await here.list()).total).toBe(0);
  });
});

test('nothing of whoever noted it is public', async () => {
  const here = await aField(running);
  const proof = prove(await here.challenge());
  const more = { proof, note: 'Vu par Zoé Zygomatique', email: 'zoe@zygo.example' };
  const id = await here.proposed(noted({}, more));
  const own = await here.proposed(noted({ practice: 'Un membre a vu cela' }), here.member);
  for (const one of [id, own]) expect((await here.moderate(`${one}/accept`)).statusCode).toBe(200);
  for (const path of [
    '/observations',
    '/neighbourhoods/nord',
    '/correctable/observation/un-membre-a-vu-cela',
  ]) {
    const { body, statusCode } = await running.app.inject(here.root + path);
    expect(statusCode).toBe(200);
    expect(body, path).toMatch(/Un membre a vu cela/);
    expect(body, path).not.toMatch(/Zygo|zygo|Mem Bre|Fa Cilite/);
    expect(body, path).not.toContain(here.member.id);
  }
  const columns = await running.source.query<{ column_name: string }[]>(
    `SELECT column_name FROM information_schema.columns WHERE table_name = 'observation'`,
  );
  expect(columns.map(({ column_name }) => column_name).join()).not.toMatch(/person|email|ip|agent|author|by/);
});

describe('the list', () => {
  test('is filtered by theme, audience, area and words, with counts of every further choice', async () => {
    const here = await aField(running);
    await here.accepted({ practice: 'Chercher une offre', theme: 'employment', audiences: ['job-seekers'] });
    await here.accepted({ practice: 'Réviser le brevet', theme: 'education', area: 'sud', tool: null });
    await here.accepted({
      practice: 'Écrire à la mairie',
      theme: 'citizenship',
      area: 'sud',
      tool: 'FranceConnect',
    });
    const found = async (query: string) =>
      (await here.list(query)).observations.map(({ practice }) => practice);
    expect(await found('?theme=employment,education')).toEqual(['Réviser le brevet', 'Chercher une offre']);
    expect(await found('?area=sud&theme=education')).toEqual(['Réviser le brevet']);
    expect(await found('?audience=job-seekers')).toEqual(['Chercher une offre']);
    expect(await found('?q=franceconect')).toEqual(['Écrire à la mairie']);
    expect(await found('?q=MAIRIE')).toEqual(['Écrire à la mairie']);
    expect(await found('?q=introuvable')).toEqual([]);
    expect(await found('?q=%00')).toHaveLength(3);
    expect(await found('?theme=')).toHaveLength(3);
    const { total, facets } = await here.list('?area=sud&theme=education');
    expect(total).toBe(1);
    expect(facets).toEqual({
      theme: [
        { value: 'citizenship', count: 1 },
        { value: 'education', count: 1 },
      ],
      audience: [
        { value: 'elderly', count: 1 },
        { value: 'families', count: 1 },
      ],
      area: [{ value: 'sud', label: 'Sud', count: 1 }],
    });
  });

  test('goes from the latest seen to the first, page by page, each once', async () => {
    const here = await aField(running);
    await running.source.query(
      `INSERT INTO observation (territory_id, slug, practice, audiences, theme, seen_on)
       SELECT $1, 'vu-' || n, 'Vu ' || n, '{everyone}', 'education', date '2026-01-01' + n / 3 FROM generate_series(1, 45) AS n`,
      [here.observatory.territoryId],
    );
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 5; page += 1) {
      const { total, observations, next } = await here.list(after);
      expect(total).toBe(45);
      seen.push(...observations.map(({ practice }) => practice));
      if (!next) break;
      after = `?after=${next}`;
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => `Vu ${String(45 - index)}`));
  });

  test.each([
    '?theme=war',
    '?audience=spies',
    '?after=hier',
    '?after=2026-13-45.1',
    '?after=2026-01-01.99999999999',
  ])('with %s is refused', async (query) => {
    const here = await aField(running);
    const answer = await running.app.inject(`${here.root}/observations${query}`);
    expect(answer.statusCode).toBe(400);
  });

  test('of an unknown territory is none', async () => {
    const answer = await running.app.inject('/api/territories/nulle-part/observations');
    expect([answer.statusCode, Problem.parse(answer.json()).code]).toEqual([404, 'territory-not-found']);
  });
});

describe('the map', () => {
  const position = roughPosition([0.6155, 47.3155], '50m');

  test('has each place once, with the latest seen there, under the same filters as the list', async () => {
    const here = await aField(running);
    for (const day of ['01', '02', '03', '04', '05', '06', '07'])
      await here.accepted({ practice: `Vu le ${day}`, seenOn: `2026-10-${day}`, position });
    await here.accepted({ practice: 'Ailleurs', position: [0.635, 47.315], theme: 'education' });
    await here.accepted({ practice: 'Sans endroit' });
    const places = async (query = '') => {
      const answer = await running.app.inject(`${here.root}/observations/places${query}`);
      expect(answer.statusCode, answer.body).toBe(200);
      return ObservationPlaces.parse(answer.json());
    };
    const all = await places();
    expect(all.elsewhere).toBe(1);
    expect(all.places.map(({ count }) => count)).toEqual([7, 1]);
    expect(all.places[0]!.position).toEqual(position);
    expect(all.places[0]!.observations.map(({ practice }) => practice)).toEqual(
      ['07', '06', '05', '04', '03'].map((day) => `Vu le ${day}`),
    );
    expect(await places('?theme=education')).toMatchObject({ places: [{ count: 1 }], elsewhere: 0 });
    expect(await places('?area=nord')).toMatchObject({ places: [{ count: 7 }], elsewhere: 1 });
    expect(await places('?q=introuvable')).toEqual({ places: [], elsewhere: 0 });
  });

  test('is refused with a filter that is none, is nobody’s elsewhere, and shows nothing that waits', async () => {
    const here = await aField(running);
    await here.proposed(noted({ position }));
    const asked = (path: string) => running.app.inject(path);
    expect((await asked(`${here.root}/observations/places?theme=war`)).statusCode).toBe(400);
    expect((await asked('/api/territories/nulle-part/observations/places')).statusCode).toBe(404);
    expect((await asked(`${here.root}/observations/places`)).json()).toEqual({ places: [], elsewhere: 0 });
  });
});

test('among many observations, only those of an area are read for its page', async () => {
  const here = await anObservatory(running.source);
  await running.source.query(
    `INSERT INTO observation (territory_id, slug, practice, audiences, theme, seen_on, geom)
     SELECT $1, 'beaucoup-' || n, 'Beaucoup', ARRAY['everyone'], 'education', current_date, ST_SetSRID(ST_MakePoint(1 + n * 0.0005, 46), 4326)
       FROM generate_series(1, 5000) n`,
    [here.territoryId],
  );
  await running.source.query('ANALYZE observation');
  const plan = await running.source.query<object[]>(`EXPLAIN (FORMAT JSON) ${OF_AREA}`, [
    ...[here.territoryId, here.areas.get('nord'), 4],
  ]);
  expect(JSON.stringify(plan)).toContain('observation_geom_idx');
});
