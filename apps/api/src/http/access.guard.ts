import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  type Action,
  type Asker,
  decide,
  isOpenToAll,
  type Relation,
  STRANGER,
} from '@belvedere/domain/access';
import { ACCESS, type KnownRequest } from './access.decorator.ts';
import { Forbidden, Hidden, SignInRequired } from './access.errors.ts';
import { type Person, Persons } from './persons.ts';

const REFUSALS = { 'sign-in': SignInRequired, forbidden: Forbidden, hidden: Hidden };

/**
 * Holds every route to the access policy. What is open to all is decided without looking for anyone; without a session
 * cookie the database is not asked either.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly persons: Persons,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const action = this.reflector.get<Action | undefined>(ACCESS, context.getHandler());
    if (!action)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no @Access`);
    if (isOpenToAll(action)) return true;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const { cookie } = request.headers;
    const person = cookie && this.persons.carriesSession(cookie) ? await this.persons.asking(cookie) : null;
    const decision = decide(action, person ? await this.askerOf(person, request.params as Params) : STRANGER);
    if (decision !== 'allowed') throw new REFUSALS[decision]();
    request.person = person!;
    return true;
  }

  private async askerOf({ id, roles }: Person, { territory = '', person, group }: Params): Promise<Asker> {
    const relations = new Set<Relation>(person === id ? ['self'] : []);
    const inGroup = group === undefined ? null : await this.persons.inGroup(id, territory, group);
    if (inGroup) relations.add('same-group');
    if (inGroup === 'facilitator') relations.add('facilitates-group');
    return { signedIn: true, role: roles.get(territory) ?? 'visitor', relations };
  }
}

interface Params {
  territory?: string;
  /** A route that is about one person names it so. */
  person?: string;
  /** A route within a working group. */
  group?: string;
}
