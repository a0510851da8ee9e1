import { sequence, type Handle, type HandleFetch, type HandleServerError } from '@sveltejs/kit/hooks';
import { describeError } from '#lib/api/describe-error.ts';
import { compress } from '#lib/server/compress.ts';
import { paraglideMiddleware } from '#lib/paraglide/server.js';

/** Only the upright Latin letters are needed by every first view; the rest is fetched when a page uses it. */
const isFirstFont = (path: string) => path.includes('latin-wght-normal');

const inLanguage: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ locale }) =>
    resolve(event, {
      transformPageChunk: ({ html }) => html.replace('%lang%', locale),
      // Not the scripts: asking for thirty of them before the page is read delays the first paint of an old phone.
      preload: ({ type, path }) => type === 'css' || (type === 'font' && isFirstFont(path)),
    }),
  );

export const handle = sequence(compress, inLanguage);

/**
 * Sends the page's own requests to the API without leaving the process when the API serves this app,
 * and to its development server otherwise.
 */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request);
  // As SvelteKit's own fetch would: the API answers whoever asked for the page, and knows that a page of ours asks.
  const cookie = event.request.headers.get('cookie');
  if (cookie) request.headers.set('cookie', cookie);
  if (request.method !== 'GET') request.headers.set('origin', event.url.origin);
  const inject = event.platform?.req.inject;
  if (inject) return inject(request);
  const origin = process.env.API_ORIGIN ?? 'http://127.0.0.1:3001';
  return fetch(new Request(new URL(url.pathname + url.search, origin), request));
};

export const handleError: HandleServerError = ({ error, kind, event }) => {
  const described = describeError(error);
  // A refusal is an answer like another: whoever runs the server has nothing to mend.
  if (kind === 'unknown' && (described.status ?? 500) >= 500) console.error(event.url.pathname, error);
  return described;
};
