import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Action } from '@belvedere/domain/access';
import type { FastifyRequest } from 'fastify';
import type { Person } from './persons.ts';

export const ACCESS = 'belvedere:access';

/** Names what a route does in the policy of `@belvedere/domain/access`. A route without it keeps us from starting. */
export const Access = (action: Action): MethodDecorator => SetMetadata(ACCESS, action);

/** A request once the guard knows who asks. */
export interface KnownRequest extends FastifyRequest {
  person?: Person;
}

/** Who asks. For routes that nobody reaches without being signed in. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = context.switchToHttp().getRequest<KnownRequest>();
  if (!person) throw new Error('@CurrentPerson on a route that is open to all');
  return person;
});
