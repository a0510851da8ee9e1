import { self } from '$app/service-worker';
import { sendOutbox } from '#lib/outbox/send-outbox.ts';
import { FILES, PAGES, SEND_OUTBOX } from '#lib/outbox/worker-names.ts';
import { noNetwork } from './no-network.ts';

/**
 * Lets people answer without a network, and sends what waits once there is one. It keeps nothing by itself: pages keep
 * what answering takes (`lib/outbox/keep.ts`), and whatever is not kept comes from the network as if this were not here.
 */

/** On a bad network, how long what is kept waits for something newer. */
const PATIENCE_MS = 5000;

// It holds no state, and old files stay as long as a kept page takes them: a new version may take over at once.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(start()));

async function start(): Promise<void> {
  // The request of a page leaves while this wakes up.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event, url));
  else if (url.pathname.includes('/immutable/')) event.respondWith(file(request));
  else if (isForAnswering(url)) event.respondWith(newestOrKept(fetch(request), url.pathname + url.search));
});

/** A survey, and the areas of a territory: what a kept page asks the API for. */
const isForAnswering = ({ pathname }: URL) =>
  /^\/api\/(surveys\/[^/]+\/versions\/\d+|territories\/[^/]+\/areas(\/outlines)?)$/.test(pathname);

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, { cacheName: FILES, ignoreVary: true });
  return kept ?? fetch(request);
}

async function page(event: FetchEvent, { pathname }: URL): Promise<Response> {
  try {
    return await newestOrKept(fromNetwork(event), pathname);
  } catch {
    return noNetwork(/^\/en(\/|$)/.test(pathname) ? 'en' : 'fr');
  }
}

/**
 * What the network answers; what is kept when there is no network, one that does not answer, or a server that fails.
 * @throws when there is no answer and nothing is kept
 */
async function newestOrKept(newest: Promise<Response>, path: string): Promise<Response> {
  // Its failure is told below, or comes too late to matter.
  newest.catch(() => undefined);
  const kept = await caches.match(path, { cacheName: PAGES, ignoreVary: true });
  if (!kept) return newest;
  try {
    const answer = await Promise.race([newest, afterPatience()]);
    return answer.status < 500 ? answer : kept;
  } catch {
    return kept;
  }
}

async function fromNetwork({ preloadResponse, request }: FetchEvent): Promise<Response> {
  return ((await preloadResponse) as Response | undefined) ?? fetch(request);
}

const afterPatience = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE_MS));

/** @see https://wicg.github.io/background-sync/spec/ */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag === SEND_OUTBOX) (event as SyncEvent).waitUntil(sendInBackground());
});

/** Failing tells the browser to try again later. */
async function sendInBackground(): Promise<void> {
  const { stopped } = await sendOutbox(fetch);
  if (stopped) throw new Error(`Not everything was sent: ${stopped}`);
}
