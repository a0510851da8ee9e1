import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '@belvedere/contracts/problem';
import { roughPosition } from '@belvedere/domain/geography/rough';
import { aField, noted } from './a-field.ts';
import { aJpeg, sentPhoto } from './a-photo.ts';
import { anObservationNote } from './a-proposal.ts';
import { send } from './a-person.ts';
import { startApplication } from './application.ts';

/** What becomes of an observation once it is public: corrected or removed, by the one queue. */
let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

describe('a correction', () => {
  const correction = (slug: string, values: object) => ({ kind: 'observation-correction', slug, values });

  test('changes what it names once it is accepted, and is undone as any other', async () => {
    const here = await aField(running);
    const { slug } = await here.accepted();
    const id = await here.proposed(
      correction(slug, { tool: 'Ma santé', seenOn: '2026-11-03', area: null, position: [0.635, 47.315] }),
    );
    expect((await here.list()).observations[0]).toMatchObject({ tool: 'Doctolib' });
    const detail = (await here.read(`/${id}`)).json<{ fields: { field: string; now: unknown }[] }>();
    expect(detail.fields.map(({ field, now }) => [field, now])).toEqual(
      expect.arrayContaining([
        ['tool', 'Doctolib'],
        ['area', 'nord'],
        ['position', null],
      ]),
    );
    expect((await here.moderate(`${id}/accept`)).json()).toMatchObject({ slug });
    expect((await here.list()).observations[0]).toMatchObject({
      ...{ slug, practice: anObservationNote().practice, tool: 'Ma santé', seenOn: '2026-11-03' },
      ...{ area: { code: 'sud', name: 'Sud' }, position: roughPosition([0.635, 47.315], '50m') },
    });
    expect((await here.moderate(`${id}/undo`)).statusCode).toBe(200);
    expect((await here.list()).observations[0]).toMatchObject({
      ...{ tool: 'Doctolib', seenOn: '2026-11-02', area: { code: 'nord' }, position: null },
    });
  });

  test('to another area forgets the position, which lay in the former one', async () => {
    const here = await aField(running);
    const { slug } = await here.accepted({ position: [0.6155, 47.3155] });
    const id = await here.proposed(correction(slug, { area: 'sud' }));
    const apart = await here.moderate(`${id}/accept`, { fields: ['area'] });
    expect([apart.statusCode, Problem.parse(apart.json()).code]).toEqual([400, 'place-in-disorder']);
    expect((await here.moderate(`${id}/accept`)).statusCode).toBe(200);
    expect((await here.list()).observations[0]).toMatchObject({ area: { code: 'sud' }, position: null });
    // The same area, said again, takes nothing away; a position is not taken without its area.
    const back = await here.proposed(correction(slug, { area: null, position: [0.6155, 47.3155] }));
    const half = await here.moderate(`${back}/accept`, { fields: ['position'] });
    expect([half.statusCode, Problem.parse(half.json()).code]).toEqual([400, 'place-in-disorder']);
    expect((await here.moderate(`${back}/accept`)).statusCode).toBe(200);
    const { position } = (await here.list()).observations[0]!;
    expect(position).not.toBeNull();
    const same = await here.proposed(correction(slug, { area: 'nord', tool: 'Autre' }));
    expect((await here.moderate(`${same}/accept`)).statusCode).toBe(200);
    expect((await here.list()).observations[0]).toMatchObject({ tool: 'Autre', position });
  });

  test('takes a photo away, for as long as it is not undone', async () => {
    const here = await aField(running);
    const noting = await here.proposed({ ...noted(), ...sentPhoto(await aJpeg()) });
    const { slug } = (await here.moderate(`${noting}/accept`)).json<{ slug: string }>();
    const { photo } = (await here.list()).observations[0]!;
    const seen = () => running.app.inject(`${here.root}/photos/${photo!.id}`);
    const id = await here.proposed(correction(slug, { photo: null }));
    expect((await here.moderate(`${id}/accept`)).statusCode).toBe(200);
    expect((await here.list()).observations[0]!.photo).toBeNull();
    expect((await seen()).statusCode).toBe(404);
    expect((await here.moderate(`${id}/undo`)).statusCode).toBe(200);
    expect((await here.list()).observations[0]!.photo).toEqual(photo);
    expect((await seen()).statusCode).toBe(200);
  });

  test.each<[string, object, number, string?]>([
    ['of nothing', {}, 400],
    ['to what is there', { tool: 'Doctolib' }, 400, 'nothing-changes'],
    ['to nowhere', { area: null, position: null }, 400],
    ['to no area, without a position', { area: null }, 400, 'place-in-disorder'],
    ['to elsewhere', { position: [2.35, 48.85] }, 400, 'seen-elsewhere'],
    ['by a photo', { photo: ['x', 'y'] }, 400],
    ['of who noted it', { author: 'x' }, 400],
  ])('%s is refused', async (_, values, status, code = 'invalid-request') => {
    const here = await aField(running);
    const { slug } = await here.accepted();
    const answer = await here.propose(correction(slug, values));
    expect([answer.statusCode, Problem.parse(answer.json()).code]).toEqual([status, code]);
    expect((await here.propose(correction('nulle-part', { tool: 'x' }))).statusCode).toBe(404);
  });

  test('by a member waits as any other, even where members publish at once', async () => {
    const here = await aField(running);
    await running.source.query('UPDATE territory SET members_publish_at_once = true WHERE id = $1', [
      here.observatory.territoryId,
    ]);
    const { slug } = await here.accepted();
    const answer = await here.propose(correction(slug, { tool: 'Autre' }), here.member);
    expect(answer.json()).toMatchObject({ published: false });
    expect((await here.list()).observations[0]).toMatchObject({ tool: 'Doctolib' });
  });
});

describe('a removal', () => {
  const why = { reason: 'private', text: 'Une voisine s’y reconnaît' };

  test('takes an observation away however old it is, with a reason, and is undone with all it said', async () => {
    const here = await aField(running);
    const noting = await here.proposed({
      ...noted({ position: [0.6155, 47.3155] }),
      ...sentPhoto(await aJpeg()),
    });
    const { slug } = (await here.moderate(`${noting}/accept`)).json<{ slug: string }>();
    await running.source.query(`UPDATE proposal SET decided_at = now() - interval '40 days' WHERE id = $1`, [
      noting,
    ]);
    const before = (await here.list()).observations;
    const remove = (cookie?: string, body: object = why) =>
      send(running.app, `${here.root}/observations/${slug}/removal`, body, cookie ? { cookie } : {});

    for (const cookie of [undefined, here.member.cookie]) expect((await remove(cookie)).statusCode).toBe(404);
    expect((await remove(here.facilitator.cookie, { reason: 'x', text: '' })).statusCode).toBe(400);
    expect(await here.list()).toMatchObject({ total: 1 });

    const answer = await remove(here.facilitator.cookie);
    expect(answer.statusCode, answer.body).toBe(201);
    const { proposal } = answer.json<{ proposal: string }>();
    expect(await here.list()).toMatchObject({ total: 0 });
    expect((await remove(here.facilitator.cookie)).statusCode).toBe(404);
    const detail = (await here.read(`/${proposal}`)).json<{
      fields: { field: string; proposed: unknown }[];
    }>();
    expect(detail.fields.map(({ field, proposed }) => [field, proposed]).sort()).toEqual(Object.entries(why));
    const traced = await running.source.query<object[]>(
      `SELECT action, after FROM audit_entry WHERE subject = $1`,
      [`proposal:${proposal}`],
    );
    expect(traced).toMatchObject([{ action: 'proposal.accept', after: { kind: 'observation-removal' } }]);
    expect(JSON.stringify(traced)).not.toContain('voisine');

    expect((await here.moderate(`${proposal}/undo`)).json()).toMatchObject({ state: 'undone', slug });
    expect((await here.list()).observations).toEqual(before);
    expect((await here.moderate(`${proposal}/accept`)).statusCode).toBe(200);
    expect(await here.list()).toMatchObject({ total: 0 });
  });

  test('at once by two is one', async () => {
    const here = await aField(running);
    const { slug } = await here.accepted();
    const remove = ({ cookie }: { cookie: string }) =>
      send(running.app, `${here.root}/observations/${slug}/removal`, why, { cookie });
    const answers = await Promise.all([
      remove(here.facilitator),
      remove(here.second),
      remove(here.administrator),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 404, 404]);
  });
});
