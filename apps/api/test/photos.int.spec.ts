import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ObservationList } from '@belvedere/contracts/observations';
import { Problem } from '@belvedere/contracts/problem';
import { LARGEST_PHOTO } from '@belvedere/domain/observations';
import { PhotosService } from '../src/photos/photos.service.ts';
import { aBomb, aJpeg, aMovingWebp, aPicture, aTelephonesJpeg, sentPhoto } from './a-photo.ts';
import { aModeratedTerritory, anObservationNote } from './a-proposal.ts';
import { send } from './a-person.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

const noted = (bytes: Buffer, more: object = {}) => ({
  ...{ kind: 'new-observation', values: anObservationNote() },
  ...{ ...sentPhoto(bytes), ...more },
});

async function aField() {
  const here = await aModeratedTerritory(running.app, running.source);
  const shown = async () => {
    const answer = await running.app.inject(`${here.root}/observations`);
    return ObservationList.parse(answer.json()).observations[0]?.photo ?? null;
  };
  const fetched = (id: string, headers = {}) =>
    running.app.inject({ url: `${here.root}/photos/${id}`, headers });
  const reviewed = (id: string, cookie: string | undefined) =>
    send(running.app, `${here.root}/proposals/${id}/photo`, undefined, {
      method: 'GET',
      ...(cookie ? { cookie } : {}),
    });
  const kept = async () => {
    const rows = await running.source.query<{ id: string }[]>(
      'SELECT id FROM photo WHERE territory_id = $1',
      [here.observatory.territoryId],
    );
    return rows.map(({ id }) => id);
  };
  return { ...here, shown, fetched, reviewed, kept };
}

describe('a photo that comes with an observation', () => {
  test('shows once it is accepted, upright, no larger than it needs to be, with nothing in it but the picture', async () => {
    const here = await aField();
    const sent = await aTelephonesJpeg();
    expect(sent.includes('Zygophone') && sent.includes('Zygomatique')).toBe(true);
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const id = await here.proposed(noted(sent));

    const [photo] = await here.kept();
    expect((await here.fetched(photo!)).statusCode).toBe(404);
    const preview = await here.reviewed(id, here.facilitator.cookie);
    expect(preview.statusCode).toBe(200);
    expect(preview.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-store',
    });

    expect((await here.moderate(`${id}/accept`)).statusCode).toBe(200);
    expect(await here.shown()).toEqual({
      id: photo,
      text: 'Un écran et un clavier sur une table',
      ...{ width: 800, height: 1600 },
    });
    const answer = await here.fetched(photo!);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=3600, immutable',
      etag: `"${photo!}"`,
    });
    const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(answer.rawPayload).metadata();
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
    expect([width, height]).toEqual([800, 1600]);
    for (const trace of ['Exif', 'GPS', 'Zygo', 'adobe', '2026:11'])
      expect(answer.rawPayload.includes(trace), trace).toBe(false);
    expect((await here.fetched(photo!, { 'if-none-match': `"${photo!}"` })).statusCode).toBe(304);
  });

  test.each([
    ['PNG', () => aPicture(300, 200).png().toBuffer()],
    ['WebP', () => aPicture(300, 200).webp().toBuffer()],
  ])('may be a %s picture, and leaves as a JPEG one', async (_, picture) => {
    const here = await aField();
    const id = await here.proposed(noted(await picture()));
    await here.moderate(`${id}/accept`);
    const answer = await here.fetched((await here.shown())!.id);
    expect((await sharp(answer.rawPayload).metadata()).format).toBe('jpeg');
  });

  test('stays light even when it is nothing but noise', async () => {
    const here = await aField();
    const side = 2400;
    const noise = await sharp({
      create: {
        width: side,
        height: side,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .webp({ quality: 1 })
      .toBuffer();
    expect(noise.length).toBeLessThan(LARGEST_PHOTO);
    const id = await here.proposed(noted(noise));
    const { rawPayload } = await here.reviewed(id, here.facilitator.cookie);
    expect(rawPayload.length).toBeLessThan(LARGEST_PHOTO);
  });

  test('is for nobody but moderators while it waits, here and not elsewhere', async () => {
    const here = await aField();
    const elsewhere = await aField();
    const id = await here.proposed(noted(await aJpeg()));
    expect((await here.reviewed(id, here.administrator.cookie)).statusCode).toBe(200);
    for (const cookie of [undefined, here.member.cookie, elsewhere.facilitator.cookie])
      expect((await here.reviewed(id, cookie)).statusCode).toBe(404);
    expect((await elsewhere.reviewed(id, elsewhere.facilitator.cookie)).statusCode).toBe(404);
    const [photo] = await here.kept();
    await here.moderate(`${id}/accept`);
    expect((await here.fetched(photo!)).statusCode).toBe(200);
    expect((await elsewhere.fetched(photo!)).statusCode).toBe(404);
  });

  test('is described, or is refused', async () => {
    const here = await aField();
    for (const text of ['', ' ', 'x'.repeat(301), undefined]) {
      const answer = await here.propose(
        noted(await aJpeg(), { photo: { data: (await aJpeg()).toString('base64'), text } }),
      );
      expect(answer.statusCode).toBe(400);
      expect(Problem.parse(answer.json()).errors?.[0]?.path).toBe('photo.text');
    }
    expect(await here.kept()).toEqual([]);
  });
});

describe('what is no photo', () => {
  const text = (some: string) => () => Promise.resolve(Buffer.from(some));
  const cut = async () => (await aJpeg()).subarray(0, 4000);
  test.each<[string, () => Promise<Buffer>, string]>([
    ['a page', text('<!doctype html><script>alert(1)</script>'), 'photo-unknown-format'],
    ['a drawing', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'photo-unknown-format'],
    ['a program', text('MZ\x90\0\x03\0\0\0\x04\0\0\0'), 'photo-unknown-format'],
    ['a GIF', () => aPicture(8, 8).gif().toBuffer(), 'photo-unknown-format'],
    ['a picture cut short', cut, 'photo-damaged'],
    [
      'a page that begins as a picture',
      text('\xff\xd8\xff<script>alert(1)</script>'),
      'photo-unknown-format',
    ],
    ['pictures that move', aMovingWebp, 'photo-moves'],
    ['a bomb of 900 million pixels', aBomb, 'photo-too-large'],
  ])('%s is refused, with the reason, and leaves nothing', { timeout: 60_000 }, async (_, picture, code) => {
    const here = await aField();
    const answer = await here.propose(noted(await picture()));
    expect(answer.statusCode, answer.body).toBe(400);
    expect(Problem.parse(answer.json())).toMatchObject({ code, errors: [{ path: 'photo' }] });
    expect(await here.kept()).toEqual([]);
    expect((await here.read()).json<{ proposals: object[] }>().proposals).toEqual([]);
  });

  test('what weighs too much, or is no base64, is refused before it is looked at', async () => {
    const here = await aField();
    const heavy = Buffer.alloc(LARGEST_PHOTO + 3, 1);
    const refused = async (sent: object) => {
      const answer = await here.propose(sent);
      return [answer.statusCode, Problem.parse(answer.json()).errors?.[0]?.path];
    };
    expect(await refused(noted(heavy))).toEqual([400, 'photo.data']);
    expect(await refused({ ...noted(heavy), photo: { data: '<html>', text: 'x' } })).toEqual([
      400,
      'photo.data',
    ]);
    expect(await refused({ ...noted(heavy), photo: { data: '', text: 'x' } })).toEqual([400, 'photo.data']);
    const immense = await here.propose(noted(Buffer.alloc(80_000_000, 1)));
    expect([immense.statusCode, Problem.parse(immense.json()).code]).toEqual([413, 'too-large']);
    expect(await here.kept()).toEqual([]);
  });

  test('other routes read no more than before', async () => {
    const here = await aField();
    const answer = await here.moderate('decide', { proposals: [], word: 'x'.repeat(200_000) });
    expect(answer.statusCode).toBe(413);
  });
});

describe('the bytes of a photo', () => {
  test('go at once with a refusal, and do not come back when it is undone', async () => {
    const here = await aField();
    const id = await here.proposed(noted(await aJpeg()));
    expect(await here.kept()).toHaveLength(1);
    await here.moderate(`${id}/refuse`, { reason: 'private' });
    expect(await here.kept()).toEqual([]);
    const rows = await running.source.query<object[]>('SELECT proposed FROM proposal WHERE id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain('clavier');
    expect((await here.moderate(`${id}/undo`)).statusCode).toBe(200);
    expect((await here.moderate(`${id}/accept`)).statusCode).toBe(200);
    expect(await here.shown()).toBeNull();
  });

  test('go when the note is taken without its photo', async () => {
    const here = await aField();
    const id = await here.proposed(noted(await aJpeg()));
    const fields = ['practice', 'tool', 'audiences', 'theme', 'seenOn', 'area'];
    expect((await here.moderate(`${id}/accept`, { fields })).statusCode).toBe(200);
    expect(await here.shown()).toBeNull();
    expect(await here.kept()).toEqual([]);
  });

  test('stay while a decision may be taken back, and go at night once nothing needs them', async () => {
    const here = await aField();
    const sweep = () => running.app.get(PhotosService, { strict: false }).sweep();
    const id = await here.proposed(noted(await aJpeg()));
    await sweep();
    expect(await here.kept()).toHaveLength(1);
    await here.moderate(`${id}/accept`);
    expect((await here.moderate(`${id}/undo`)).statusCode).toBe(200);
    await sweep();
    const [photo] = await here.kept();
    expect((await here.fetched(photo!)).statusCode).toBe(404);
    await here.moderate(`${id}/accept`);
    expect((await here.shown())?.id).toBe(photo);

    const { territoryId } = here.observatory;
    await running.source.query('DELETE FROM observation WHERE territory_id = $1', [territoryId]);
    await sweep();
    expect(await here.kept()).toHaveLength(1);
    await running.source.query(`UPDATE proposal SET decided_at = now() - interval '31 days' WHERE id = $1`, [
      id,
    ]);
    await sweep();
    expect(await here.kept()).toEqual([]);
  });

  test('of no proposal, or of no such photo, are none', async () => {
    const here = await aField();
    const id = await here.proposed({ kind: 'new-observation', values: anObservationNote() });
    const answer = await here.reviewed(id, here.facilitator.cookie);
    expect([answer.statusCode, Problem.parse(answer.json()).code]).toEqual([404, 'photo-not-found']);
    expect((await here.fetched(crypto.randomUUID())).statusCode).toBe(404);
    expect((await here.fetched('..')).statusCode).toBe(404);
    expect((await here.fetched('1')).statusCode).toBe(400);
  });
});
