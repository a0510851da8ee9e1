import { afterAll, beforeAll, expect, test } from 'vitest';
import { Health } from '@belvedere/contracts/health';
import { Problem } from '@belvedere/contracts/problem';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

test('says ready when the database answers and every migration is done', async () => {
  const answer = await running.app.inject({ url: '/api/health' });
  expect(answer.statusCode).toBe(200);
  expect(Health.parse(answer.json()).status).toBe('ready');
});

test('says unavailable, with 503, while a migration is missing', async () => {
  const other = await startApplication();
  try {
    other.source.migrations.push(
      Object.assign(Object.create({ up: async () => {}, down: async () => {} }) as object, {
        name: 'Later9999999999999',
      }) as never,
    );
    const answer = await other.app.inject({ url: '/api/health' });
    expect(answer.statusCode).toBe(503);
    expect(Health.parse(answer.json()).status).toBe('unavailable');
  } finally {
    await other.close();
  }
});

test('an address that leads nowhere answers with a problem', async () => {
  const answer = await running.app.inject({ url: '/api/nowhere' });
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(Problem.parse(answer.json()).code).toBe('not-found');
});
