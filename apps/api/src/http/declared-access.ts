import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { type Action, POLICY } from '@belvedere/domain/access';
import { ACCESS } from './access.decorator.ts';

/** A route, and what it does in the access policy. */
export interface DeclaredRoute {
  handler: string;
  /** "GET"; "ALL" for any. */
  method: string;
  /** As Nest joins it, without the global prefix: "territories/:territory/areas". */
  path: string;
  action: Action;
}

/** Knows what every route declares, and keeps an application from starting while one declares nothing. */
@Injectable()
export class DeclaredAccess implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    this.routes();
  }

  /** @throws Error naming every route without a policy */
  routes(): DeclaredRoute[] {
    const found = this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      const prototype = Object.getPrototypeOf(instance as object) as Record<string, () => unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name, method: prototype[name]! }))
        .filter(({ method }) => Reflect.hasMetadata(METHOD_METADATA, method))
        .map(({ name, method }) => ({
          handler: `${metatype!.name}.${name}`,
          method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod],
          path: [metatype!, method]
            .map((part) => String(Reflect.getMetadata(PATH_METADATA, part)).replace(/^\/|\/$/g, ''))
            .filter((part) => part !== '')
            .join('/'),
          action: this.reflector.get<Action | undefined>(ACCESS, method),
        }));
    });
    const undeclared = found.filter(({ action }) => !action || !(action in POLICY));
    if (undeclared.length > 0)
      throw new Error(`No @Access on: ${undeclared.map(({ handler }) => handler).join(', ')}`);
    return found as DeclaredRoute[];
  }
}
