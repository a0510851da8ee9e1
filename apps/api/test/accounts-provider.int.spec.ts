import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson, cookiesOf, send } from './a-person.ts';
import { startApplication } from './application.ts';

const ORIGIN = 'http://localhost:3999';

let server: Server;
let running: Awaited<ReturnType<typeof startApplication>>;
/** Who signs in at the provider. */
let claims: { sub: string; email: string; email_verified: boolean; name: string };

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'belvedere',
        client_secret: 'essai-essai-essai',
        redirect_uris: [`${ORIGIN}/api/auth/callback/oidc`],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...claims, sub: id }) }),
    features: { devInteractions: { enabled: true } },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  running = await startApplication({
    publicUrl: ORIGIN,
    oidc: { issuer, clientId: 'belvedere', clientSecret: 'essai-essai-essai', name: 'Essai' },
  });
});
afterAll(async () => {
  await running.close();
  server.closeAllConnections();
  server.close();
});

/** Goes through the provider's pages as a browser would. @returns our answer to the return from there */
async function signInByProvider() {
  const { app } = running;
  const asked = await send(app, '/api/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: '/compte',
    errorCallbackURL: '/connexion',
  });
  expect(asked.statusCode).toBe(200);
  let url = asked.json<{ url: string }>().url;
  const jar = new Map<string, string>();
  let form: string | undefined;
  for (let step = 0; step < 12 && !url.startsWith(ORIGIN); step += 1) {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      jar.set(pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1));
    }
    form = undefined;
    const location = answer.headers.get('location');
    if (location) url = new URL(location, url).href;
    else {
      const page = await answer.text();
      url = new URL(/action="([^"]+)"/.exec(page)![1]!, url).href;
      form = page.includes('name="login"') ? `prompt=login&login=${claims.sub}&password=x` : 'prompt=consent';
    }
  }
  const { pathname, search } = new URL(url);
  return send(app, pathname + search, undefined, { method: 'GET', cookie: cookiesOf(asked) });
}

test('a person with an account signs in by the provider of identities', async () => {
  const { app, source } = running;
  const { email, id } = await aPerson(source);
  claims = { sub: 'ada', email, email_verified: true, name: 'Ada' };
  const back = await signInByProvider();
  expect(back.statusCode).toBe(302);
  expect(back.headers.location).toMatch(/\/compte$/);
  const me = await send(app, '/api/me', undefined, { method: 'GET', cookie: cookiesOf(back) });
  expect(me.json()).toMatchObject({ id, email });
  const kept = await source.query<Record<string, unknown>[]>(
    'SELECT * FROM auth.credential WHERE person_id = $1',
    [id],
  );
  expect(kept.map(({ provider_id }) => provider_id).sort()).toEqual(['credential', 'oidc']);
});

test('whoever may not make an account gets none by the provider either', async () => {
  const { source } = running;
  claims = { sub: 'nobody', email: 'personne-invite@essai.example', email_verified: true, name: 'Personne' };
  const back = await signInByProvider();
  expect(back.statusCode).toBe(302);
  expect(back.headers.location).toMatch(/\/connexion\?error=/);
  expect(await source.query('SELECT FROM auth.person WHERE email = $1', [claims.email])).toEqual([]);
});
