import { Controller, Get, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Asker,
  type Decision,
  decide,
  isOpenToAll,
  type Relation,
  ROLES,
  STRANGER,
} from '@belvedere/domain/access';
import { GROUP_ROLES } from '@belvedere/domain/groups';
import { AccessModule } from '../src/http/access.module.ts';
import { Access } from '../src/http/access.decorator.ts';
import { DeclaredAccess, type DeclaredRoute } from '../src/http/declared-access.ts';
import { Persons } from '../src/http/persons.ts';
import { aGroup } from './a-group.ts';
import { aPerson, send, signIn } from './a-person.ts';
import { aTerritory } from './a-territory.ts';
import { startApplication } from './application.ts';

/** A route as the HTTP server knows it, whoever registered it. */
interface Route {
  method: string;
  url: string;
}

const routes: Route[] = [];
let running: Awaited<ReturnType<typeof startApplication>>;
let territory: { id: number; slug: string };
/** Every kind of asker, with the cookies that they send. */
const askers: { who: string; asker: Asker; cookie?: string }[] = [];

beforeAll(async () => {
  running = await startApplication({}, undefined, {
    onRoute: ({ method, url }) => {
      for (const one of [method].flat()) routes.push({ method: one, url });
    },
  });
  const { app, source } = running;
  territory = await aTerritory(source);
  const elsewhere = await aTerritory(source);
  askers.push({ who: 'a stranger', asker: STRANGER });
  for (const role of ROLES) {
    const roles = role === 'visitor' ? {} : { [territory.id]: role };
    const { email } = await aPerson(source, { roles });
    askers.push({ who: `a ${role}`, asker: { signedIn: true, role }, cookie: await signIn(app, email) });
  }
  const { email } = await aPerson(source, { roles: { [elsewhere.id]: 'administrator' } });
  askers.push({
    who: 'an administrator of another territory',
    asker: { signedIn: true, role: 'visitor' },
    cookie: await signIn(app, email),
  });
  // A private group, under the name that every part of an address is given below.
  const group = await aGroup(source, territory, { slug: '1', visibility: 'private' });
  for (const role of GROUP_ROLES) {
    const person = await aPerson(source, { roles: { [territory.id]: 'member' } });
    await group.with(person, role);
    const relations = new Set<Relation>(['same-group']);
    if (role === 'facilitator') relations.add('facilitates-group');
    askers.push({
      who: `a ${role} of the group`,
      asker: { signedIn: true, role: 'member', relations },
      cookie: await signIn(app, person.email),
    });
  }
});
afterAll(() => running.close());

/** What a refusal looks like from outside. An answer that is none of these let the asker through. */
const REFUSALS: Record<string, Decision> = {
  '401 sign-in-required': 'sign-in',
  '403 forbidden': 'forbidden',
  '404 not-found': 'hidden',
};

async function outcome({ method, url }: Route, cookie?: string): Promise<Decision | 'broken'> {
  const address = url
    .replace(':territory', territory.slug)
    .replace(/:(person|session)/, '00000000-0000-4000-8000-000000000000')
    .replace(/:\w+/g, '1')
    .replace('*', 'sign-out');
  const answer = await send(running.app, address, method === 'GET' || method === 'HEAD' ? undefined : {}, {
    method: method as 'GET',
    ...(cookie ? { cookie } : {}),
  });
  if (answer.statusCode >= 500) return 'broken';
  const code = answer.headers['content-type']?.includes('problem')
    ? answer.json<{ code: string }>().code
    : '';
  return REFUSALS[`${String(answer.statusCode)} ${code}`] ?? 'allowed';
}

const declared = (): DeclaredRoute[] => running.app.get(DeclaredAccess, { strict: false }).routes();

const actionOf = (known: DeclaredRoute[], { method, url }: Route) =>
  known.find(
    (one) => url === `/api/${one.path}` && [method === 'HEAD' ? 'GET' : method, 'ALL'].includes(one.method),
  )?.action;

/** Fastify answers HEAD as it does GET; methods of "any method" that no path of ours knows lead nowhere. */
const isTried = ({ method, url }: Route) =>
  ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && !(url.includes('*') && method !== 'POST');

test('every route that the server knows is declared in the access policy', () => {
  expect(routes.length).toBeGreaterThan(20);
  const known = declared();
  expect(routes.filter((route) => !actionOf(known, route))).toEqual([]);
});

test('every role, and an administrator from elsewhere, gets what the table says, on every route', async () => {
  const known = declared();
  const wrong: string[] = [];
  let tried = 0;
  for (const route of routes.filter(isTried))
    for (const { who, asker, cookie } of askers) {
      // Signing out would end the session with which the next route is tried.
      const sent = route.url.includes('*') ? undefined : cookie;
      const expected = decide(actionOf(known, route)!, asker);
      const found = await outcome(route, sent);
      tried += 1;
      // Whoever just left the group is in it again for the next route.
      if (expected === 'allowed' && route.url.endsWith('/membership'))
        await running.source.query('UPDATE group_member SET until = NULL WHERE territory_id = $1', [
          territory.id,
        ]);
      if (found !== expected) wrong.push(`${route.method} ${route.url} by ${who}: ${found}, not ${expected}`);
    }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(9 * 30);
}, 180_000);

test('what everybody may write without an account is known by name', () => {
  const known = declared();
  const open = routes
    .filter((route) => isTried(route) && route.method !== 'GET')
    .map((route) => actionOf(known, route)!)
    .filter(isOpenToAll);
  expect([...new Set(open)].sort()).toEqual([
    'account.use',
    'area.locate',
    'collecting-session.open',
    'contact.leave',
    'group.ask-by-mail',
    'invitation.use',
    'proposal.make',
    'receipt.use',
    'response.submit',
    'set-up.use',
    'unsubscribe.use',
  ]);
});

test('what is open to all asks the database nothing about who asks, cookie or not', async () => {
  const { app, source } = running;
  const asked: string[] = [];
  const pool = (
    source.driver as unknown as { master: { on: unknown; query: (...args: unknown[]) => unknown } }
  ).master;
  const query = pool.query.bind(pool);
  pool.query = (...args: unknown[]) => {
    asked.push(String((args[0] as { text?: string }).text ?? args[0]));
    return query(...args);
  };
  try {
    for (const cookie of [undefined, 'belvedere.session_token=invented.invented']) {
      await app.inject({ url: '/api/site', headers: cookie ? { cookie } : {} });
    }
    await app.inject({ url: '/api/me' });
    expect(asked).toEqual([]);
  } finally {
    pool.query = query;
  }
});

@Controller('forgotten')
class Forgotten {
  @Get('declared')
  @Access('site.read')
  declared() {
    return {};
  }

  @Get()
  open() {
    return {};
  }
}

@Global()
@Module({ providers: [{ provide: Persons, useValue: null }], exports: [Persons] })
class NobodyModule {}

@Module({ imports: [AccessModule, NobodyModule], controllers: [Forgotten] })
class WithForgotten {}

test('an application with a route without a policy does not start, and says which', async () => {
  const app = await NestFactory.create(WithForgotten, new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  await expect(app.init()).rejects.toThrow('No @Access on: Forgotten.open');
});
