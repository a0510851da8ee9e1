import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type WebHandler = (request: IncomingMessage, response: ServerResponse) => void;

const PROTOCOL_HEADER = 'x-forwarded-proto';

/** What the web app finds on the request that it renders: the API, called without leaving the process. */
interface RenderedRequest extends IncomingMessage {
  inject?: (request: Request) => Promise<Response>;
}

/**
 * Gives every address outside of `/api` to the built web app, in this same process: one port, one container, and
 * pages whose data never travels over a network while they are rendered.
 */
export async function serveWebApp(app: NestFastifyApplication, build: URL | undefined): Promise<void> {
  if (!build || !existsSync(build)) return;
  // Read by SvelteKit's handler when it is loaded: without it, pages would believe that they came by https.
  process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
  const { handler } = (await import(build.href)) as { handler: WebHandler };
  // Before Fastify reads any body: those of forms are for SvelteKit to read.
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith('/api/')) return done();
      // Fastify says `https` only to a proxy that is trusted; whatever else a stranger claims is overwritten.
      request.raw.headers[PROTOCOL_HEADER] = request.protocol;
      reply.hijack();
      handler(
        Object.assign(request.raw as RenderedRequest, { inject: injector(app, request.raw) }),
        reply.raw,
      );
    });
}

/** What the API must know of whoever asked for the page: by what name, and from where, they reach us. */
const FROM_BROWSER = ['host', 'x-forwarded-for', 'x-forwarded-host', PROTOCOL_HEADER];

function injector(app: NestFastifyApplication, { headers: sent, socket }: IncomingMessage) {
  const browser: Record<string, string> = {};
  for (const name of FROM_BROWSER) {
    const value = sent[name];
    if (typeof value === 'string') browser[name] = value;
  }
  return async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const answer = await app.inject({
      method: request.method as 'GET',
      url: pathname + search,
      headers: { ...Object.fromEntries(request.headers), ...browser },
      ...(socket.remoteAddress ? { remoteAddress: socket.remoteAddress } : {}),
      ...(request.body ? { payload: Buffer.from(await request.arrayBuffer()) } : {}),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers))
      for (const one of [value].flat()) if (one !== undefined) headers.append(name, String(one));
    return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers });
  };
}
