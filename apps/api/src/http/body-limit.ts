import { RouteConfig } from '@nestjs/platform-fastify';

interface Route {
  bodyLimit?: number;
  config?: { bodyLimit?: number };
}

/** Declares how many bytes of body a handler reads at most, where it is not what all others read. */
export const BodyLimit = (bytes: number): MethodDecorator => RouteConfig({ bodyLimit: bytes });

/** Nest hands a route's own limit to Fastify as a remark only: this makes it hold. */
export function obeyBodyLimit(route: Route): void {
  if (route.config?.bodyLimit) route.bodyLimit = route.config.bodyLimit;
}
