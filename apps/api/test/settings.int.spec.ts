import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Me } from '@belvedere/contracts/accounts';
import { Problem } from '@belvedere/contracts/problem';
import { TerritorySettings } from '@belvedere/contracts/settings';
import { aPerson, cookiesOf, PASSWORD, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';

let running: Awaited<ReturnType<typeof startApplication>>;
beforeAll(async () => {
  running = await startApplication();
});
afterAll(() => running.close());

const KEPT = { responses: 24, contacts: 12, audit: 12, accounts: 36 };

async function aTerritoryRun() {
  const { app, source } = running;
  const { id, slug } = await aTerritory(source);
  const administrator = async () => {
    const { email } = await aPerson(source, { roles: { [id]: 'administrator' } });
    return signIn(app, email);
  };
  const path = `/api/territories/${slug}/settings`;
  const read = (cookie: string) => send(app, path, undefined, { method: 'GET', cookie });
  const change = (settings: unknown, cookie: string) => send(app, path, settings, { method: 'PUT', cookie });
  return { id, slug, administrator, read, change };
}

/** @returns the cookies of the session that begins with it */
async function addSecondFactor(cookie: string): Promise<string> {
  const { app } = running;
  const enabled = await send(app, '/api/auth/two-factor/enable', { password: PASSWORD }, { cookie });
  const code = (URI.parse(enabled.json<{ totpURI: string }>().totpURI) as TOTP).generate();
  const confirmed = await send(app, '/api/auth/two-factor/verify-totp', { code }, { cookie });
  expect(confirmed.statusCode).toBe(200);
  return cookiesOf(confirmed);
}

const membership = async (cookie: string) =>
  Me.parse((await send(running.app, '/api/me', undefined, { method: 'GET', cookie })).json()).memberships[0]!;

test('a territory keeps everything until somebody sets otherwise, which leaves a trace', async () => {
  const { id, administrator, read, change } = await aTerritoryRun();
  const cookie = await administrator();
  const before = TerritorySettings.parse((await read(cookie)).json());
  expect(before).toEqual({
    administratorsNeedSecondFactor: false,
    membersPublishAtOnce: false,
    retention: { responses: null, contacts: null, audit: null, accounts: null },
  });
  const wanted = { administratorsNeedSecondFactor: false, membersPublishAtOnce: false, retention: KEPT };
  expect((await change(wanted, cookie)).json()).toEqual(wanted);
  expect((await read(cookie)).json()).toEqual(wanted);
  const [entry] = await running.source.query<{ after: unknown }[]>(
    `SELECT role, before, after FROM audit_entry WHERE territory_id = $1 AND action = 'settings.change'`,
    [id],
  );
  expect(entry).toEqual({
    role: 'administrator',
    before: { administratorsNeedSecondFactor: false, membersPublishAtOnce: false, ...before.retention },
    after: { administratorsNeedSecondFactor: false, membersPublishAtOnce: false, ...KEPT },
  });
});

test('what is out of bounds, unknown or missing is refused by name, and nothing changes', async () => {
  const { administrator, read, change } = await aTerritoryRun();
  const cookie = await administrator();
  for (const [retention, path] of [
    [{ ...KEPT, audit: 1 }, 'retention.audit'],
    [{ ...KEPT, responses: 0.5 }, 'retention.responses'],
    [{ ...KEPT, accounts: -1 }, 'retention.accounts'],
    [{ ...KEPT, contacts: 'un an' }, 'retention.contacts'],
    [{ ...KEPT, cookies: 1 }, 'retention'],
  ] as const) {
    const answer = await change(
      { administratorsNeedSecondFactor: false, membersPublishAtOnce: false, retention },
      cookie,
    );
    expect(answer.statusCode).toBe(400);
    expect(Problem.parse(answer.json()).errors?.map((one) => one.path)).toEqual([path]);
  }
  expect(TerritorySettings.parse((await read(cookie)).json()).retention.audit).toBeNull();
});

test('once a code is asked for, whoever administers without one is a member until they have it', async () => {
  const { id, slug, administrator, read, change } = await aTerritoryRun();
  let [first, second] = [await administrator(), await administrator()];
  const wanted = {
    administratorsNeedSecondFactor: true,
    membersPublishAtOnce: false,
    retention: { responses: null, contacts: null, audit: null, accounts: null },
  };
  const early = await change(wanted, first);
  expect([early.statusCode, Problem.parse(early.json()).code], 'one would shut oneself out').toEqual([
    409,
    'second-factor-first',
  ]);
  first = await addSecondFactor(first);
  expect((await change(wanted, first)).statusCode).toBe(200);

  expect((await read(second)).statusCode, 'as if there were nothing').toBe(404);
  expect(await membership(second)).toMatchObject({ role: 'administrator', lacksSecondFactor: true });
  expect((await membership(second)).may).not.toContain('audit.read');
  const groups = await send(running.app, `/api/territories/${slug}/groups`, {}, { cookie: second });
  expect(groups.statusCode, 'nor what a facilitator may').toBe(403);

  second = await addSecondFactor(second);
  expect((await read(second)).statusCode).toBe(200);
  expect(await membership(second)).toMatchObject({ role: 'administrator', lacksSecondFactor: false });

  // Elsewhere nothing is asked.
  const { email } = await aPerson(running.source, { roles: { [id]: 'facilitator' } });
  expect(await membership(await signIn(running.app, email))).toMatchObject({ lacksSecondFactor: false });
});
