import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AddressCandidates } from '@belvedere/contracts/areas';
import { Problem } from '@belvedere/contracts/problem';
import { anAreaFile, aSquare } from '@belvedere/fixtures/areas';
import { startApplication } from './application.ts';
import { aTerritory } from './a-territory.ts';

/** Plays the address search: a real server, on a port of its own. */
let service: Server;
let answer: (request: URL, response: ServerResponse) => void;
const received: { url: URL; headers: IncomingMessage['headers'] }[] = [];

let running: Awaited<ReturnType<typeof startApplication>>;
let slug: string;

const address = (label: string, facts: { lon?: number; score?: number; citycode?: string } = {}) => ({
  type: 'Feature',
  properties: { label, score: facts.score ?? 0.9, citycode: facts.citycode ?? '99001', type: 'housenumber' },
  geometry: { type: 'Point', coordinates: [facts.lon ?? 0.615, 47.315] },
});
const json = (response: ServerResponse, body: unknown) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const search = (text: unknown, to = slug) =>
  running.app.inject({
    method: 'POST',
    url: `/api/territories/${to}/addresses/search`,
    payload: { text },
    headers: {
      'user-agent': 'Telephone/1',
      'x-forwarded-for': '203.0.113.9',
    },
  });

beforeAll(async () => {
  service = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://service');
    received.push({ url, headers: request.headers });
    answer(url, response);
  });
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
});
afterAll(async () => {
  await running.close();
  service.closeAllConnections();
  service.close();
});

beforeEach(async () => {
  // A new application forgets what the previous one remembered.
  if (running) await running.close();
  const { port } = service.address() as AddressInfo;
  running = await startApplication({ geocoder: `http://127.0.0.1:${String(port)}/geocodage` });
  const territory = await aTerritory(running.source);
  slug = territory.slug;
  await territory.bring(
    anAreaFile(aSquare({ code: '99001', name: 'Ville', west: 0.6, south: 47.3, side: 0.1 })),
    { kind: 'commune' },
  );
  await territory.bring(anAreaFile(aSquare({ code: 'ouest', name: 'Ouest', west: 0.61, south: 47.31 })));
  received.length = 0;
  answer = (_, response) => {
    json(response, { type: 'FeatureCollection', features: [address('1 Rue du Port')] });
  };
});

test('finds addresses of the territory, best first, each with its neighbourhood', async () => {
  answer = (_, response) => {
    json(response, {
      features: [
        address('2 Rue du Port', { lon: 0.65, score: 0.6 }),
        address('1 Rue du Port'),
        address('Port-Louis', { score: 0.3 }),
        address('1 Rue du Port, ailleurs', { citycode: '99999' }),
      ],
    });
  };
  const found = await search('1 rue du port');
  expect(found.statusCode).toBe(200);
  expect(found.headers['cache-control']).toBe('no-store');
  expect(AddressCandidates.parse(found.json()).candidates).toEqual([
    { label: '1 Rue du Port', lon: 0.615, lat: 47.315, area: { code: 'ouest', name: 'Ouest' } },
    { label: '2 Rue du Port', lon: 0.65, lat: 47.315, area: null },
  ]);
});

test('sends the text and nothing of the person', async () => {
  await search('  1 Rue du   Port ');
  expect(received).toHaveLength(1);
  const { url, headers } = received[0]!;
  expect(url.pathname).toBe('/geocodage/search');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    q: '1 rue du port',
    limit: '5',
    index: 'address',
    citycode: '99001',
  });
  expect(headers['user-agent']).toMatch(/^Belvedere\//);
  expect(JSON.stringify(headers)).not.toMatch(/203\.0\.113|phone|cookie|referer/i);
});

test('asks once for what many ask', async () => {
  await Promise.all([search('1 rue du port'), search('1 Rue du Port'), search('1  rue du port')]);
  await search('1 RUE DU PORT');
  expect(received).toHaveLength(1);
});

test('looks around the middle of a territory whose communes are not known', async () => {
  const { slug: other, bring } = await aTerritory(running.source);
  await bring(anAreaFile(aSquare({ code: 'seul', name: 'Seul', west: 0.61, south: 47.31 })));
  answer = (_, response) => {
    json(response, { features: [address('Dedans'), address('Dehors', { lon: 0.8 })] });
  };
  const { candidates } = AddressCandidates.parse((await search('rue du port', other)).json());
  expect(candidates.map(({ label }) => label)).toEqual(['Dedans']);
  expect(received[0]!.url.searchParams.get('citycode')).toBeNull();
  expect(Number(received[0]!.url.searchParams.get('lon'))).toBeCloseTo(0.615);
});

const problem = async (text: string, to = slug) => {
  const refused = await search(text, to);
  expect(refused.headers['content-type']).toContain('problem+json');
  return Problem.parse(refused.json());
};

test('too many requests: says so, and leaves the service alone for as long as it asks', async () => {
  answer = (_, response) => {
    response.writeHead(429, { 'retry-after': '30' }).end();
  };
  expect(await problem('1 rue du port')).toMatchObject({ status: 503, code: 'geocoder-busy' });
  expect((await problem('2 rue du port')).title).toContain('dans la liste');
  expect(received).toHaveLength(1);
});

test('a service that does not answer is given up, and asked again later', async () => {
  answer = () => undefined;
  expect(await problem('1 rue du port')).toMatchObject({ status: 503, code: 'geocoder-unavailable' });
  answer = (_, response) => {
    json(response, { features: [address('1 Rue du Port')] });
  };
  expect((await search('1 rue du port')).statusCode).toBe(200);
});

test.each<[string, typeof answer]>([
  ['text', (_, response) => response.end('<html>maintenance</html>')],
  ['another shape', (_, response) => json(response, { results: [] })],
  [
    'a latitude of 500',
    (_, response) => json(response, { features: [{ ...address('x'), geometry: { coordinates: [0, 500] } }] }),
  ],
  ['an error', (_, response) => response.writeHead(502).end()],
  [
    'half of an answer',
    (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"features":');
      response.destroy();
    },
  ],
])('a service that answers %s is unavailable', async (_, behaviour) => {
  answer = behaviour;
  expect(await problem('1 rue du port')).toMatchObject({ status: 503, code: 'geocoder-unavailable' });
});

test('a text that the service refuses is not found', async () => {
  answer = (_, response) => {
    response.writeHead(400).end('{}');
  };
  expect((await search('???')).json()).toEqual({ candidates: [] });
});

test.each([undefined, '', 'ab', '   a   ', 'rue\0', 12, 'x'.repeat(201)])(
  'the text %j is refused here',
  async (text) => {
    expect((await search(text)).statusCode).toBe(400);
    expect(received).toEqual([]);
  },
);

test('an unknown territory has no addresses', async () => {
  expect(await problem('1 rue du port', 'nulle-part')).toMatchObject({
    status: 404,
    code: 'territory-not-found',
  });
});

test('without a service, people are told to choose from the list', async () => {
  await running.close();
  running = await startApplication({ geocoder: null });
  expect(await problem('1 rue du port')).toMatchObject({ status: 503, code: 'geocoder-off' });
});

test('more than a room full of people looks up is refused, for the service counts too', async () => {
  await running.source.query('DELETE FROM auth.attempt');
  answer = (_, response) => json(response, { type: 'FeatureCollection', features: [] });
  for (let count = 0; count < 120; count += 1) await search('1 rue du port');
  expect(await problem('1 rue du port')).toMatchObject({ status: 429, code: 'too-many-attempts' });
});
