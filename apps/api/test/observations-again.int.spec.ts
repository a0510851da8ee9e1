import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '@belvedere/contracts/problem';
import { aJpeg, sentPhoto } from './a-photo.ts';
import { anAddress } from './a-person.ts';
import { aModeratedTerritory, anObservationNote, prove } from './a-proposal.ts';
import { startApplication } from './application.ts';

/** A device without an answer sends again: what it noted must be there once. */
let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

async function aField() {
  const here = await aModeratedTerritory(running.app, running.source);
  const count = async (table: 'proposal' | 'photo') => {
    const [{ count }] = await running.source.query<[{ count: number }]>(
      `SELECT count(*)::int AS count FROM ${table} WHERE territory_id = $1`,
      [here.observatory.territoryId],
    );
    return count;
  };
  return { ...here, count };
}

const noted = (id: string, more: object = {}) => ({
  ...{
    kind: 'new-observation',
    id,
    values: anObservationNote({ area: null, position: [0.61998, 47.31567] }),
  },
  ...more,
});

test('sent ten times at once, with its photo, an observation is one, and each sending has its answer', async () => {
  const here = await aField();
  const sent = noted(randomUUID(), sentPhoto(await aJpeg()));
  const from = anAddress();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => here.propose(sent, { cookie: here.member.cookie, from })),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(201));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect([await here.count('proposal'), await here.count('photo')]).toEqual([1, 1]);
});

test('sent again later it is known, whatever became of it, even without a proof or over the limit', async () => {
  const here = await aField();
  const from = anAddress();
  const id = randomUUID();
  const sent = noted(id, { ...sentPhoto(await aJpeg()), note: 'Vu ce matin' });
  const first = await here.propose({ ...sent, proof: prove(await here.challenge()) }, { from });
  expect(first.statusCode, first.body).toBe(201);
  expect(first.json()).toMatchObject({ published: false });
  for (let number = 0; number < 5; number += 1) await here.propose(noted(randomUUID()), { from });
  expect((await here.propose(noted(randomUUID()), { from })).statusCode).toBe(429);
  const again = await here.propose(sent, { from });
  expect(again.json()).toMatchObject({ published: false });
  expect((await here.moderate(`${id}/accept`)).statusCode).toBe(200);
  expect((await here.propose(sent, { from })).json()).toMatchObject({ published: true });
  expect((await here.moderate(`${id}/undo`)).statusCode).toBe(200);
  expect((await here.moderate(`${id}/refuse`, { reason: 'private' })).statusCode).toBe(200);
  expect((await here.propose(sent, { from })).json()).toMatchObject({ published: false });
  expect([await here.count('proposal'), await here.count('photo')]).toEqual([6, 0]);
});

test('something else under the same id is refused, and changes nothing', async () => {
  const here = await aField();
  const id = randomUUID();
  const photo = sentPhoto(await aJpeg());
  expect((await here.propose(noted(id, photo))).statusCode).toBe(201);
  for (const other of [
    noted(id, { ...photo, values: anObservationNote({ practice: 'Autre chose' }) }),
    noted(id, { ...photo, values: anObservationNote({ area: null, position: [0.63, 47.32] }) }),
    noted(id, { ...photo, note: 'Autre chose' }),
    noted(id, sentPhoto(await aJpeg(100, 100))),
    noted(id, sentPhoto(await aJpeg(), 'Autre chose')),
    noted(id),
  ]) {
    const answer = await here.propose(other);
    expect([answer.statusCode, Problem.parse(answer.json()).code]).toEqual([409, 'proposal-id-taken']);
  }
  expect([await here.count('proposal'), await here.count('photo')]).toEqual([1, 1]);
  const elsewhere = await aField();
  expect((await elsewhere.propose(noted(id, photo))).statusCode).toBe(201);
});

test('a proof that does not hold leaves neither an observation nor its photo', async () => {
  const here = await aField();
  const proof = { ...prove(await here.challenge()), signature: 'x' };
  const answer = await here.propose(noted(randomUUID(), { ...sentPhoto(await aJpeg()), proof }));
  expect([answer.statusCode, Problem.parse(answer.json()).code]).toEqual([400, 'proof-invalid']);
  expect([await here.count('proposal'), await here.count('photo')]).toEqual([0, 0]);
});

test('a proof that does not hold is refused before its photo is read', async () => {
  const here = await aField();
  const proof = { ...prove(await here.challenge()), signature: 'x' };
  const unread = sentPhoto(Buffer.from('<!doctype html>'));
  const code = async (sent: object) => Problem.parse((await here.propose(sent)).json()).code;
  expect(await code(noted(randomUUID(), unread))).toBe('photo-unknown-format');
  expect(await code(noted(randomUUID(), { ...unread, proof }))).toBe('proof-invalid');
});

test('an id that is none is refused', async () => {
  const here = await aField();
  expect((await here.propose(noted('1'))).statusCode).toBe(400);
});
