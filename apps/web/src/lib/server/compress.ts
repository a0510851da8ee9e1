import type { Handle } from '@sveltejs/kit/hooks';

const COMPRESSIBLE = /^(text\/|application\/json|image\/svg)/;

/**
 * Compresses what is rendered: pages carry their style sheet, and weak networks are the rule here. Built files are
 * compressed once and for all by the adapter; a proxy in front leaves alone what is already encoded.
 */
export const compress: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const accepted = event.request.headers.get('accept-encoding') ?? '';
  const type = response.headers.get('content-type') ?? '';
  if (!response.body || !accepted.includes('gzip') || !COMPRESSIBLE.test(type)) return response;
  if (response.headers.has('content-encoding')) return response;

  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'gzip');
  headers.append('vary', 'accept-encoding');
  headers.delete('content-length');
  const { status, statusText } = response;
  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), {
    status,
    statusText,
    headers,
  });
};
