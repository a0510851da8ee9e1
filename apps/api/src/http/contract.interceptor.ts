import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import type { z } from 'zod';
import { RETURNED_SCHEMA, RETURNS_BYTES } from './returns.decorator.ts';

/**
 * Lets out only what the contract declares: undeclared fields are dropped, anything else that does not fit is an
 * error of ours. The serializer of Nest lets handlers without a schema answer whatever they like, and reads arrays
 * item by item; here both are closed.
 */
@Injectable()
export class ContractInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const handler = context.getHandler();
    if (this.reflector.get<string>(RETURNS_BYTES, handler)) return next.handle();
    const schema = this.reflector.get<z.ZodType | undefined>(RETURNED_SCHEMA, handler);
    return next.handle().pipe(
      map((value: unknown) => {
        // "Not modified" has no body: there is nothing to check.
        if (value === undefined && isNotModified(context)) return undefined;
        if (!schema) throw new Error(`${context.getClass().name}.${handler.name} declares no @Returns`);
        return schema.parse(value);
      }),
    );
  }
}

const isNotModified = (context: ExecutionContext): boolean =>
  context.switchToHttp().getResponse<{ statusCode: number }>().statusCode === 304;
