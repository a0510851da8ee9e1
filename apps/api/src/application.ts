import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.ts';
import type { Configuration } from './config/environment.ts';
import { obeyBodyLimit } from './http/body-limit.ts';
import { serveWebApp } from './web-app.ts';

/** The largest body that a route reads unless it says otherwise, in bytes. A response to a survey weighs about 2 kB. */
const BODY_LIMIT = 128 * 1024;

interface Options {
  /** The address of the built web app's handler; with it, the pages are served too. */
  webApp?: URL;
  /** Told every route that the HTTP server will know. */
  onRoute?: (route: { method: string | string[]; url: string }) => void;
}

/**
 * The API on a connected and migrated database, ready to be listened to or injected into.
 */
export async function createApplication(
  configuration: Configuration,
  source: DataSource,
  { webApp, onRoute }: Options = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // One proxy, our immediate peer: what a client itself wrote into X-Forwarded-For is not believed.
    trustProxy: configuration.trustProxy && ((_address, hop) => hop === 0),
    // No access log: an IP and an address together would tell who read what.
    logger: false,
    forceCloseConnections: 'idle',
  });
  adapter.getInstance().addHook('onRoute', obeyBodyLimit);
  if (onRoute) adapter.getInstance().addHook('onRoute', onRoute);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(configuration, source),
    adapter,
    { logger: ['error', 'warn'], abortOnError: false },
  );
  app.setGlobalPrefix('api');
  await serveWebApp(app, webApp);
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
