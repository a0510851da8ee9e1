import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '@belvedere/contracts/problem';
import { anAddress, aPerson, PASSWORD, send } from './a-person.ts';
import { startApplication } from './application.ts';

const SIGN_IN = '/api/auth/sign-in/email';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

test('ten wrong passwords a minute from one address are slowed, a right one from another is not', async () => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  const from = anAddress();
  const wrong = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      send(app, SIGN_IN, { email, password: `pas celui-là : ${String(index)}` }, { from }),
    ),
  );
  const slowed = wrong.filter(({ statusCode }) => statusCode === 429);
  expect(slowed).toHaveLength(5);
  for (const answer of slowed) {
    expect(Problem.parse(answer.json()).code).toBe('too-many-attempts');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60);
  }
  expect((await send(app, SIGN_IN, { email, password: PASSWORD }, { from })).statusCode).toBe(429);
  expect((await send(app, SIGN_IN, { email, password: PASSWORD })).statusCode).toBe(200);

  // Another process, as after a restart, knows it too.
  const restarted = await startApplication();
  try {
    expect((await send(restarted.app, SIGN_IN, { email, password: PASSWORD }, { from })).statusCode).toBe(
      429,
    );
  } finally {
    await restarted.close();
  }

  // A minute later the address is as any other.
  await source.query(`UPDATE auth.attempt SET since = since - interval '61 seconds'`);
  expect((await send(app, SIGN_IN, { email, password: PASSWORD }, { from })).statusCode).toBe(200);
}, 60_000);

test('a room full of people signs in from one address', async () => {
  const { app, source } = running;
  const from = anAddress();
  for (let count = 0; count < 8; count += 1) {
    const { email } = await aPerson(source);
    expect((await send(app, SIGN_IN, { email, password: PASSWORD }, { from })).statusCode).toBe(200);
  }
}, 60_000);

test.each([
  ['/api/auth/sign-in/magic-link', {}],
  ['/api/auth/request-password-reset', {}],
])('%s is slowed for known and unknown addresses alike', async (url, more) => {
  const { app, source } = running;
  const { email } = await aPerson(source);
  for (const asked of [email, `x${email}`]) {
    const from = anAddress();
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1)
      statuses.push((await send(app, url, { email: asked, ...more }, { from })).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  }
});

test('no address can be read from what is counted', async () => {
  const { app, source } = running;
  const from = '192.0.2.77';
  await send(app, SIGN_IN, { email: 'personne@essai.example', password: 'x'.repeat(12) }, { from });
  const rows = await source.query<Record<string, unknown>[]>('SELECT * FROM auth.attempt');
  expect(rows.length).toBeGreaterThan(0);
  expect(Object.keys(rows[0]!).sort()).toEqual(['attempts', 'key', 'since']);
  expect(JSON.stringify(rows)).not.toContain('192.0.2');
});

test('behind a proxy, an invented address does not make anybody new', async () => {
  const proxied = await startApplication({ trustProxy: true });
  try {
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      const answer = await proxied.app.inject({
        method: 'POST',
        url: SIGN_IN,
        headers: {
          host: 'localhost',
          'x-forwarded-for': `${anAddress()}, 203.0.113.9`,
          'x-forwarded-proto': 'https',
        },
        payload: { email: 'personne@essai.example', password: 'x'.repeat(12) },
      });
      statuses.push(answer.statusCode);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  } finally {
    await proxied.close();
  }
});
